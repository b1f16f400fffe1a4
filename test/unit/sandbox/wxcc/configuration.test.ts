import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbor } from "../../../../src/sandbox/world.js";
import { type Cloud, model, read, startCloud } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const centre = model.centre(harbor.id);
if (!centre) throw new Error("no contact centre");
const ROOT = `/organization/${harbor.id}`;

interface Page {
  readonly meta: Record<string, unknown> & { readonly links: Record<string, string> };
  readonly data: readonly Record<string, unknown>[];
}

const page = (list: string, query: Record<string, string> = {}) =>
  read<Page>(cloud, `/us1${ROOT}/v2/${list}?${new URLSearchParams(query)}`);
const names = async (list: string, query: Record<string, string>) =>
  (await page(list, query)).data.map((record) => record.name);
const refused = async (list: string, query: Record<string, string>) => {
  const reply = await cloud.get(`/us1${ROOT}/v2/${list}?${new URLSearchParams(query)}`);
  expect(reply.headers.get("trackingid")).toMatch(/^ccconfig_/);
  expect(reply.status).toBe(400);
  return reply.text;
};

describe("pages", () => {
  test("are counted from 0, with totals and relative links", async () => {
    const path = `${ROOT}/v2/contact-service-queue`;
    const { meta, data } = await page("contact-service-queue", { page: "1", pageSize: "4" });
    expect(meta).toEqual({
      orgid: harbor.id,
      page: 1,
      pageSize: 4,
      totalPages: 3,
      totalRecords: 9,
      links: {
        self: `${path}?page=1&pageSize=4`,
        first: `${path}?page=0&pageSize=4`,
        last: `${path}?page=2&pageSize=4`,
        next: `${path}?page=2&pageSize=4`,
        prev: `${path}?page=0&pageSize=4`,
      },
    });
    expect(data).toHaveLength(4);
  });

  test("hold 100 records at most, whatever is asked for", async () => {
    const { meta } = await page("user", { pageSize: "5000" });
    expect(meta).toMatchObject({ page: 0, pageSize: 100, totalPages: 1, totalRecords: centre.agents.length });
  });

  test("joined by their links are the whole list, narrowed as the first was", async () => {
    const query = { pageSize: "2", filter: "workTypeCode==IDLE_CODE", attributes: "name" };
    const found: unknown[] = [];
    let next: string | undefined = `${ROOT}/v2/auxiliary-code?${new URLSearchParams(query)}`;
    for (let left = 10; next !== undefined && left > 0; left -= 1) {
      const { meta, data }: Page = await read<Page>(cloud, `/us1${next}`);
      found.push(...data);
      next = meta.links.next;
    }
    expect(found).toEqual(["Break", "Lunch", "Meeting", "Not ready", "RONA"].map((name) => ({ name })));
  });

  test("beyond the last one are empty", async () => {
    expect((await page("team", { page: "9" })).data).toEqual([]);
  });

  test.each([{ page: "-1" }, { pageSize: "0" }, { pageSize: "many" }])(
    "that make no sense are refused: %o",
    async (query) => {
      expect(await refused("team", query)).toContain("page");
    },
  );
});

describe("lists", () => {
  test("queues have what routing needs", async () => {
    expect((await page("contact-service-queue")).data).toContainEqual(
      expect.objectContaining({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        organizationId: harbor.id,
        name: "Social care",
        queueType: "INBOUND",
        channelType: "SOCIAL_CHANNEL",
        serviceLevelThreshold: 300,
        maxTimeInQueue: 3600,
        active: true,
        timezone: "America/New_York",
      }),
    );
  });

  test("teams stand in sites", async () => {
    const sites = (await page("site")).data;
    expect(sites.map((site) => site.name)).toEqual(["Boston", "Tampa"]);
    const { data } = await page("team");
    expect(data.map((team) => team.name)).toContain("Roadside crew");
    for (const team of data) {
      expect(team).toMatchObject({ teamType: "AGENT", teamStatus: "IN_SERVICE", active: true });
      expect(sites.find((site) => site.id === team.siteId)?.name).toBe(team.siteName);
    }
  });

  test("a user's id is not the id that statistics know the agent by", async () => {
    const { data } = await page("user");
    for (const user of data) {
      const agent = centre.agents.find((candidate) => candidate.id === user.ciUserId);
      expect(agent?.email).toBe(user.email);
      expect(`${user.firstName} ${user.lastName}`).toBe(agent?.name);
      expect(user).toMatchObject({ contactCenterEnabled: true, active: true, siteId: agent?.siteId });
      expect(user.id).not.toBe(user.ciUserId);
    }
  });

  test("auxiliary codes are idle codes and wrap-up codes, one default of each, RONA the system's", async () => {
    const { data } = await page("auxiliary-code");
    expect(data).toHaveLength(centre.idleCodes.length + centre.wrapUpCodes.length);
    const defaults = data.filter((code) => code.defaultCode).map((code) => code.workTypeCode);
    expect(defaults.sort()).toEqual(["IDLE_CODE", "WRAP_UP_CODE"]);
    expect(data.filter((code) => code.isSystemCode).map((code) => code.name)).toEqual(["RONA"]);
  });

  test("multimedia profiles and entry points", async () => {
    const { data } = await page("multimedia-profile");
    expect(data.find((profile) => profile.name === "Voice only")).toMatchObject({
      ...{ blendingMode: "EXCLUSIVE", telephony: 1, chat: 0, email: 0, social: 0 },
    });
    expect((await page("entry-point")).data.find((entry) => entry.name === "Main line")).toMatchObject({
      channelType: "TELEPHONY",
    });
  });

  test("there is no list of anything else, and none in the region of others", async () => {
    expect((await cloud.get(`/us1${ROOT}/v2/skill`)).status).toBe(404);
    expect((await cloud.get(`/us1${ROOT}/v2/site/${centre.sites[0]?.id}`)).status).toBe(404);
    expect((await cloud.get(`/eu1${ROOT}/v2/site`)).status).toBe(404);
  });
});

describe("filter", () => {
  const [boston, tampa] = centre.sites.map((site) => site.id);

  test.each([
    ["name==Boston", ["Boston"]],
    ["name!=Boston", ["Tampa"]],
    ['name == "Boston"', ["Boston"]],
    [`id==${boston}`, ["Boston"]],
    [`id=in=("${boston}","${tampa}")`, ["Boston", "Tampa"]],
    [`id=out=(${boston})`, ["Tampa"]],
    ["name==Boston,name==Tampa", ["Boston", "Tampa"]],
    ["name==Boston;name==Tampa", []],
    ["name==Boston;active==true", ["Boston"]],
    ["name==Tampa,name==Boston;active==false", ["Tampa"]],
    ["(name==Tampa,name==Boston);active==false", []],
    ["name==boston", []],
  ])("%s", async (filter, expected) => {
    expect(await names("site", { filter })).toEqual(expected);
  });

  test.each(['name=="Digital desk"', "name=='Digital desk'", String.raw`name=="Digital\ desk"`])(
    "values with spaces are quoted: %s",
    async (filter) => {
      expect(await names("team", { filter })).toEqual(["Digital desk"]);
    },
  );

  test("teams of a user are found by userId", async () => {
    const [agent] = centre.agents;
    expect(await names("team", { filter: `userId==${agent?.userId}` })).toEqual(["Claims team"]);
  });

  test.each([
    "name",
    "name=Boston",
    "name==",
    "name==Digital desk",
    'name=="Boston',
    "name=in=Boston",
    "name=in=(Boston",
    "(name==Boston",
    "name==Boston)",
    "name==Boston;",
    "name>Boston",
    "colour==red",
    `organizationId==${harbor.id}`,
    "createdTime==1",
  ])("%s is refused", async (filter) => {
    expect(await refused("site", { filter })).toContain("filter");
  });

  test("given twice is refused", async () => {
    expect((await cloud.get(`/us1${ROOT}/v2/site?filter=name==Boston&filter=name==Tampa`)).status).toBe(400);
  });
});

describe("search", () => {
  test("finds a part of any of its columns, in any case", async () => {
    expect(await names("team", { search: "CREW" })).toEqual(["Roadside crew"]);
    expect(await names("team", { search: '"claims t"' })).toEqual(["Claims team"]);
    expect((await page("user", { search: "whitfield" })).data.map((user) => user.firstName)).toEqual(["Nora"]);
  });

  test("can be told its columns", async () => {
    const search = 'fields=in=("firstName","lastName");value=="nora"';
    expect((await page("user", { search })).data.map((user) => user.lastName)).toEqual(["Whitfield"]);
    expect((await page("user", { search: 'field=="lastName";value=="nora"' })).data).toEqual([]);
  });

  test("narrows together with a filter", async () => {
    expect(await names("team", { search: "team", filter: "siteName==Tampa" })).toEqual([]);
  });

  test("in a column that cannot be searched is refused", async () => {
    expect(await refused("site", { search: 'field=="description";value=="x"' })).toContain("search");
  });
});

describe("fields", () => {
  test("attributes trim records to those named", async () => {
    const { data } = await page("site", { attributes: "id, name" });
    expect(data).toEqual(centre.sites.map(({ id, name }) => ({ id, name })));
  });

  test("that are lists come only with a single object", async () => {
    const [team] = (await page("team", { filter: 'name=="Digital desk"', singleObjectResponse: "true" })).data;
    expect(team?.userIds).toHaveLength(7);
    const [plain] = (await page("team", { filter: 'name=="Digital desk"' })).data;
    expect(plain).not.toHaveProperty("userIds");
    expect((await page("user")).data[0]).not.toHaveProperty("teamIds");
    expect(await refused("team", { singleObjectResponse: "true" })).toContain("singleObjectResponse");
  });
});

describe("one user by the id that statistics know", () => {
  const [agent] = centre.agents;
  const path = (id: string | undefined) => `/us1${ROOT}/user/by-ci-user-id/${id}`;

  test("comes with the lists as well", async () => {
    expect(await read(cloud, path(agent?.id))).toMatchObject({
      ...{ id: agent?.userId, ciUserId: agent?.id, firstName: "Nora", lastName: "Whitfield" },
      teamIds: [agent?.teamId],
    });
  });

  test("is not found by any other", async () => {
    expect((await cloud.get(path(agent?.userId))).status).toBe(404);
  });
});
