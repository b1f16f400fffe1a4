import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createListings } from "../../../src/wxcc/configuration/listings.js";
import { createSites } from "../../../src/wxcc/configuration/sites.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, org, US1 } from "./lab.js";

const ROOT = `/organization/${org.id}/site`;
const PROFILE = "c6b8a2f4-5d7e-4193-a08b-7e6d5c4b3a29";
const fields = { name: "Denver", active: true, profileId: PROFILE, description: "" };
/** As the cloud answers: our four fields, its own, and one that no document names. */
const dto = {
  organizationId: org.id,
  id: "95d4e0f7-1b3c-4a26-8e7d-6f5a4b3c2d1e",
  version: 4,
  name: "Denver",
  active: true,
  multimediaProfileId: PROFILE,
  systemDefault: false,
  createdTime: 1784041200000,
  lastUpdatedTime: 1784041200000,
  newField: { from: "next year" },
};
const refusal = (key: string, description: string) => ({
  trackingId: "ccconfig_7",
  error: { key, message: [{ description }] },
});

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function speak() {
  const { http, calls } = createClient(createSkippingClock(Date.UTC(2026, 10, 20)));
  const written: string[] = [];
  return {
    sites: createSites({ http, onWritten: (id) => written.push(id) }),
    listings: createListings({ http }),
    calls,
    written,
  };
}

test("a site is created with what the OpenAPI requires, and no id", async () => {
  nock(US1)
    .post(ROOT, { organizationId: org.id, name: "Denver", active: true, multimediaProfileId: PROFILE, description: "" })
    .reply(201, dto);
  const { sites, written } = speak();
  await expect(sites.create(org, fields)).resolves.toBeUndefined();
  expect(written).toEqual([org.id]);
});

test("a change reads the site, and writes all of it back with the one field changed", async () => {
  nock(US1).get(`${ROOT}/${dto.id}`).reply(200, dto);
  nock(US1)
    .put(`${ROOT}/${dto.id}`, { ...dto, name: "Denver HQ", description: "" })
    .reply(200, dto);
  const seen: unknown[] = [];
  await speak().sites.change(org, dto.id, { ...fields, name: "Denver HQ" }, (now) => seen.push(now));
  expect(seen).toEqual([{ ...fields, id: dto.id, systemDefault: false }]);
  expect(nock.isDone()).toBe(true);
});

test("whoever looks at the site before it is written can stop the writing", async () => {
  nock(US1).get(`${ROOT}/${dto.id}`).reply(404, refusal("404", "not found"));
  const stopped = speak().sites.change(org, dto.id, fields, (now) => {
    if (!now) throw new Error("gone");
  });
  await expect(stopped).rejects.toThrow("gone");
});

test.each([
  [400, "site-refused", "name: size must be between 1 and 80"],
  [403, "write-not-granted", "cjp:config_write"],
  [404, "unknown-site", "has no site “Denver” any more"],
  [409, "site-exists", "has a site called “Denver” already. It said: name"],
  [412, "site-in-use", "still refers to it"],
])("a write answered with %i is %s", async (status, code, said) => {
  nock(US1)
    .delete(`${ROOT}/${dto.id}`)
    .reply(status, refusal(String(status), "name: size must be between 1 and 80"));
  const problem = await speak()
    .sites.remove(org, dto)
    .catch((thrown: unknown) => thrown);
  expect(problem).toMatchObject({ code, say: expect.stringContaining(said) });
});

test.each([500, 429])("a write answered with %i is sent once: it may have happened", async (status) => {
  nock(US1).post(ROOT).reply(status, "", { "retry-after": "1" });
  const { sites, calls } = speak();
  await expect(sites.create(org, fields)).rejects.toMatchObject({
    code: status === 429 ? "upstream-busy" : "upstream-unavailable",
  });
  expect(calls).toHaveLength(1);
});

describe("references", () => {
  const page = (names: string[], kinds: string[], totalRecords = names.length) => ({
    meta: { totalRecords, referencedEntities: kinds },
    data: names.map((name) => ({ id: name, name })),
  });

  test("are read kind by kind, because entries do not say what they are", async () => {
    const all = { page: 0, pageSize: 100 };
    nock(US1)
      .get(`${ROOT}/1/incoming-references`)
      .query(all)
      .reply(200, page(["Tier1", "Ana"], ["team", "user"], 131));
    nock(US1)
      .get(`${ROOT}/1/incoming-references`)
      .query({ ...all, type: "team" })
      .reply(200, page(["Tier1"], ["team"]));
    nock(US1)
      .get(`${ROOT}/1/incoming-references`)
      .query({ ...all, type: "user" })
      .reply(200, page(["Ana"], ["user"], 130));
    expect(await speak().sites.references(org, "1")).toEqual([
      { kind: "team", names: ["Tier1"], count: 1 },
      { kind: "user", names: ["Ana"], count: 130 },
    ]);
  });

  test("without a word about their kind are one group", async () => {
    nock(US1)
      .get(`${ROOT}/1/incoming-references`)
      .query(true)
      .reply(200, { data: [{ id: "x" }] });
    expect(await speak().sites.references(org, "1")).toEqual([{ kind: undefined, names: ["x"], count: 1 }]);
  });
});

describe("in bulk", () => {
  const items = new Map([
    [3, fields],
    [4, { ...fields, name: "Boston" }],
    [5, { ...fields, name: "Tampa" }],
  ]);
  const body = {
    items: Array.from(items, ([itemIdentifier, { name }]) => ({
      itemIdentifier,
      requestAction: "SAVE",
      item: { organizationId: org.id, name, active: true, multimediaProfileId: PROFILE, description: "" },
    })),
  };

  test("each answer is found by its number, in whatever order; what is not there was not answered", async () => {
    nock(US1)
      .post(`${ROOT}/bulk`, body)
      .reply(207, {
        items: [
          { itemIdentifier: 4, status: 409, operationType: "CREATE", apiError: refusal("409", "name: already exists") },
          { itemIdentifier: 3, status: 201, operationType: "CREATE", href: `/api${ROOT}/1f4a` },
          { itemIdentifier: 99, status: 201 },
        ],
      });
    expect([...(await speak().sites.createMany(org, items))]).toEqual([
      [4, { kind: "refused", status: 409, reason: "name: already exists", trackingId: "ccconfig_7" }],
      [3, { kind: "created", id: "1f4a" }],
    ]);
  });

  test.each([{ items: [] }, {}])("a 207 that says nothing is no success: %j", async (answer) => {
    nock(US1).post(`${ROOT}/bulk`).reply(207, answer);
    expect((await speak().sites.createMany(org, items)).size).toBe(0);
  });

  test("a success with an error beside it is none", async () => {
    nock(US1)
      .post(`${ROOT}/bulk`)
      .reply(207, { items: [{ itemIdentifier: 3, status: 200, apiError: {} }] });
    expect([...(await speak().sites.createMany(org, items)).values()]).toEqual([
      { kind: "refused", status: 200, reason: "no reason was given" },
    ]);
  });
});

test("what is configured is listed with what is not said left open", async () => {
  const list = (name: string, data: object[]) =>
    nock(US1)
      .get(`/organization/${org.id}/v2/${name}`)
      .query(true)
      .reply(200, { meta: { totalPages: 1 }, data });
  list("team", [{ id: "t", name: "Tier1", siteName: "Boston", teamType: "AGENT" }]);
  list("user", [{ id: "u", firstName: "Ana", lastName: "Lee", email: "", active: false, contactCenterEnabled: false }]);
  list("multimedia-profile", [
    { id: "p", name: "Voice only", active: true, telephony: 1, chat: 0, blendingMode: "NEW" },
  ]);
  list("contact-service-queue", [{ id: "q", name: "Billing", channelType: "TELEPHONY", serviceLevelThreshold: 20 }]);
  const { listings } = speak();
  expect(await listings.teams(org)).toMatchObject([
    { name: "Tier1", active: true, siteName: "Boston", status: undefined },
  ]);
  expect(await listings.users(org)).toMatchObject([
    { name: "Ana Lee", active: false, email: undefined, inContactCenter: false },
  ]);
  expect(await listings.profiles(org)).toMatchObject([
    { blending: "NEW", slots: { voice: 1, chat: 0, email: undefined } },
  ]);
  expect(await listings.queues(org)).toMatchObject([
    { channel: "TELEPHONY", thresholdSeconds: 20, routing: undefined },
  ]);
});
