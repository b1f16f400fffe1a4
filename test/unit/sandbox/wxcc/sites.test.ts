import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { type Cloud, model, read, startCloud } from "./cloud.js";

const centre = model.centre(harbor.id);
const profile = centre?.multimediaProfiles[0]?.id ?? "";
const boston = centre?.sites[0]?.id ?? "";
const SITE = `/us1/organization/${harbor.id}/site`;
const LIST = `/us1/organization/${harbor.id}/v2/site`;
const denver = { name: "Denver", active: true, multimediaProfileId: profile };

interface Site {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly name: string;
}

const clouds: Cloud[] = [];
let cloud: Cloud;
beforeEach(async () => {
  cloud = await startCloud();
  clouds.push(cloud);
});
afterAll(() => Promise.all(clouds.map((each) => each.stop())));

const names = async () => (await read<{ data: Site[] }>(cloud, LIST)).data.map(({ name }) => name);
const create = async (body: object = denver): Promise<Site> => {
  const { status, text } = await cloud.write("POST", SITE, body);
  expect(status, text).toBe(201);
  return JSON.parse(text);
};
/** Status, and what was said about it. */
const refused = async (method: string, path: string, body?: unknown, token?: string) => {
  const { status, text } = await cloud.write(method, path, body, token);
  const { error }: { error: { key: string; message: { description: string }[] } } = JSON.parse(text);
  expect(error.key).toBe(String(status));
  return [status, error.message[0]?.description];
};

test("a site that was created is in the list, can be read, changed and deleted", async () => {
  const made = await create({ ...denver, description: "Mile high" });
  expect(made).toMatchObject({ ...denver, organizationId: harbor.id, version: 0, description: "Mile high" });
  expect(await names()).toEqual(["Boston", "Denver", "Tampa"]);

  const put = await cloud.write("PUT", `${SITE}/${made.id}`, { ...made, name: "Denver HQ", active: false });
  expect(put.status).toBe(200);
  const changed = await read<Site>(cloud, `${SITE}/${made.id}`);
  expect(changed).toMatchObject({ name: "Denver HQ", active: false, version: 1, description: "Mile high" });
  expect(await names()).toEqual(["Boston", "Denver HQ", "Tampa"]);

  expect((await cloud.write("DELETE", `${SITE}/${made.id}`)).status).toBe(204);
  expect((await cloud.get(`${SITE}/${made.id}`)).status).toBe(404);
});

test("PUT replaces everything: what is left out is gone, or refused when it is required", async () => {
  const made = await create({ ...denver, description: "Mile high" });
  const { description: _, ...rest } = made;
  await cloud.write("PUT", `${SITE}/${made.id}`, rest);
  expect((await read<Site>(cloud, `${SITE}/${made.id}`)).description).toBe("");
  expect(await refused("PUT", `${SITE}/${made.id}`, { id: made.id, name: "x" })).toEqual([
    400,
    "active: must not be null",
  ]);
});

test("a renamed site has its new name with teams and users, too", async () => {
  const before = await read<Site>(cloud, `${SITE}/${boston}`);
  await cloud.write("PUT", `${SITE}/${boston}`, { ...before, name: "Boston Harbor" });
  const root = `/us1/organization/${harbor.id}/v2`;
  for (const list of ["team", "user"]) {
    const { data } = await read<{ data: Site[] }>(cloud, `${root}/${list}?filter=siteId==${boston}`);
    expect(new Set(data.map(({ siteName }) => siteName))).toEqual(new Set(["Boston Harbor"]));
  }
});

describe("is refused:", () => {
  test.each([
    [{ ...denver, name: "x".repeat(81) }, "name: size must be between 1 and 80"],
    [{ ...denver, name: "" }, "name: size must be between 1 and 80"],
    [{ ...denver, name: "R&D" }, "name: must only have letters, digits, spaces, hyphens and underscores"],
    [{ name: "Denver" }, "active: must not be null"],
    [{ name: "Denver", active: true }, "multimediaProfileId: must not be null"],
    [{ ...denver, multimediaProfileId: boston }, "multimediaProfileId: not found for given orgId."],
    [{ ...denver, description: "x".repeat(256) }, "description: size must be between 0 and 255"],
    [{ ...denver, id: boston }, "New configuration cannot have an id"],
  ])("%j", async (body, description) => {
    expect(await refused("POST", SITE, body)).toEqual([400, description]);
    expect(await names()).toEqual(["Boston", "Tampa"]);
  });

  test("a name that is taken, in any case", async () => {
    expect(await refused("POST", SITE, { ...denver, name: "bOSTON" })).toEqual([409, "name: already exists"]);
    const made = await create();
    expect(await refused("PUT", `${SITE}/${made.id}`, { ...made, name: "Boston" })).toEqual([
      400,
      "name: already exists",
    ]);
  });

  test("another id in the body than in the path", async () => {
    const made = await create();
    expect((await refused("PUT", `${SITE}/${made.id}`, { ...made, id: boston }))[0]).toBe(400);
    expect((await refused("PUT", `${SITE}/${lumen.id}`, made))[0]).toBe(404);
  });

  test("deleting or switching off what teams and users refer to, with a list of them", async () => {
    const before = await read<Site>(cloud, `${SITE}/${boston}`);
    for (const reply of [
      await cloud.write("DELETE", `${SITE}/${boston}`),
      await cloud.write("PUT", `${SITE}/${boston}`, { ...before, active: false }),
    ]) {
      expect(reply.status).toBe(412);
      const { error } = JSON.parse(reply.text);
      expect(error.reason).toBe("dependency exists");
      expect(error.message.map(({ entity }: { entity: string }) => entity)).toEqual(["team", "user"]);
      expect(error.message[0].references[0]).toEqual({ id: expect.any(String), name: expect.any(String) });
    }
    expect(await read<Site>(cloud, `${SITE}/${boston}`)).toEqual(before);
  });

  test("writing without the scope for it; reading goes on", async () => {
    for (const [method, path] of [
      ["POST", SITE],
      ["PUT", `${SITE}/${boston}`],
      ["DELETE", `${SITE}/${boston}`],
      ["POST", `${SITE}/bulk`],
    ] as const)
      expect((await refused(method, path, denver, "harbor"))[0]).toBe(403);
    expect((await cloud.get(`${SITE}/${boston}`)).status).toBe(200);
    expect((await cloud.write("POST", SITE, denver, "config")).status).toBe(201);
  });

  test("another org's path", async () => {
    expect((await refused("POST", `/us1/organization/${lumen.id}/site`, denver))[0]).toBe(403);
  });
});

describe("incoming references", () => {
  interface References {
    readonly meta: { readonly referencedEntities: string[]; readonly totalRecords: number };
    readonly data: { readonly name: string }[];
  }
  const references = (id: string, query = "") => read<References>(cloud, `${SITE}/${id}/incoming-references${query}`);

  test("are listed in pages, all together or by type", async () => {
    const teams = centre?.teams.filter(({ siteId }) => siteId === boston).map(({ name }) => name) ?? [];
    const users = centre?.agents.filter(({ siteId }) => siteId === boston) ?? [];
    const all = await references(boston);
    expect(all.meta).toMatchObject({ referencedEntities: ["team", "user"], totalRecords: teams.length + users.length });
    expect((await references(boston, "?type=team")).data.map(({ name }) => name)).toEqual([...teams].sort());
    const page = await references(boston, "?type=user&page=1&pageSize=2");
    expect(page.data).toHaveLength(2);
    expect(page.meta.totalRecords).toBe(users.length);
  });

  test("of a new site are none", async () => {
    const { id } = await create();
    expect(await references(id)).toMatchObject({ data: [], meta: { referencedEntities: [] } });
  });
});

describe("in bulk", () => {
  const bulk = async (items: unknown) => {
    const { status, text } = await cloud.write("POST", `${SITE}/bulk`, { items });
    expect(status, text).toBe(207);
    return JSON.parse(text).items;
  };
  const save = (itemIdentifier: number, item: object) => ({ itemIdentifier, requestAction: "SAVE", item });

  test("each item is created or refused by itself", async () => {
    const items = await bulk([
      save(7, denver),
      save(8, { ...denver, name: "Boston" }),
      save(9, { ...denver, name: "R&D" }),
      save(10, { ...denver, name: "denver" }),
      save(11, { ...denver, id: boston, name: "New" }),
    ]);
    expect(items.map(({ itemIdentifier, status }: never) => [itemIdentifier, status])).toEqual([
      [7, 201],
      [8, 409],
      [9, 400],
      [10, 409],
      [11, 400],
    ]);
    expect(items[0]).toMatchObject({ operationType: "CREATE", href: expect.stringContaining("/site/") });
    expect(items[1].apiError).toMatchObject({
      trackingId: expect.stringMatching(/^ccconfig_/),
      error: { key: "409", message: [{ description: "name: already exists" }] },
    });
    expect(await names()).toEqual(["Boston", "Denver", "Tampa"]);
  });

  test("nothing is written for no items, and that is a 207 as well", async () => {
    expect(await bulk([])).toEqual([]);
  });

  test("a deletion needs the whole site, and what is in use stays", async () => {
    const made = await create();
    const before = await read<Site>(cloud, `${SITE}/${boston}`);
    const remove = (itemIdentifier: number, item: object) => ({ itemIdentifier, requestAction: "DELETE", item });
    const items = await bulk([remove(1, { id: made.id }), remove(2, before), remove(3, made)]);
    expect(items.map(({ status }: never) => status)).toEqual([400, 412, 204]);
    expect(await names()).toEqual(["Boston", "Tampa"]);
  });

  test("what is no list of items is refused as a whole", async () => {
    expect((await refused("POST", `${SITE}/bulk`, {}))[0]).toBe(400);
    expect((await refused("POST", `${SITE}/bulk`, { items: [{ requestAction: "SAVE", item: denver }] }))[0]).toBe(400);
    expect(await names()).toEqual(["Boston", "Tampa"]);
  });
});
