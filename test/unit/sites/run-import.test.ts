import { beforeEach, describe, expect, test } from "vitest";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import { chunkId, type ImportDeps, LEASE_MS, runImport, takeImport } from "../../../src/sites/import/run-import.js";
import type { ImportRow, SiteImportRecord } from "../../../src/store/site-records.js";
import type { Store } from "../../../src/store/store.js";
import { openStore } from "../orgs/support/open-store.js";
import { NOW, org, siteImport } from "../store/samples.js";
import { fakeSites } from "./fake-sites.js";

const fields = (name: string) => ({ name, active: true, profileId: "p1", description: "" });
const row = (line: number): ImportRow => ({ line, name: `Site ${line}`, fields: fields(`Site ${line}`) });
const record: SiteImportRecord = { ...siteImport, chunks: 2, leaseUntil: 0 };
const notAsked = () => Promise.reject(new Error("not asked"));

let clock: SandboxClock;
let store: Store;
let fake: ReturnType<typeof fakeSites>;
let stop: AbortController;
let deps: ImportDeps;

beforeEach(async () => {
  clock = createSandboxClock({ start: NOW, running: true });
  store = await openStore(clock);
  fake = fakeSites();
  stop = new AbortController();
  deps = {
    store,
    clock: { now: clock.now, sleep: async (_ms, signal) => signal?.throwIfAborted() },
    sites: fake.client,
    listings: { profiles: async () => [], teams: notAsked, users: notAsked, queues: notAsked },
    signal: stop.signal,
  };
  await store.siteImports.put(record.id, record);
  await store.siteImportChunks.put(chunkId(record.id, 0), { rows: [row(2), row(3)] });
  await store.siteImportChunks.put(chunkId(record.id, 1), {
    rows: [row(4), { line: 5, name: "R&D", outcome: { kind: "wrong", reason: "the name" } }],
  });
});

const kinds = (rows: readonly ImportRow[]) => rows.map(({ outcome }) => outcome?.kind);

test("every open row is created once, in chunks, with an entry in the audit trail each", async () => {
  const { rows, stopped } = await runImport(deps, org, record);
  expect(kinds(rows)).toEqual(["created", "created", "created", "wrong"]);
  expect(stopped).toBeUndefined();
  expect(fake.diary).toEqual(["bulk 2,3", "bulk 4"]);
  const trail = await store.audit.read({ from: 0, to: clock.now() + 1000 });
  expect(trail.map(({ change }) => change?.after?.name)).toEqual(["Site 2", "Site 3", "Site 4"]);
});

test("run again it does nothing", async () => {
  await runImport(deps, org, record);
  expect(kinds((await runImport(deps, org, record)).rows)).toEqual(["created", "created", "created", "wrong"]);
  expect(fake.diary).toHaveLength(2);
});

describe("after a crash in the middle of a call", () => {
  beforeEach(async () => {
    await store.siteImportChunks.put(chunkId(record.id, 0), { rows: [row(2), row(3)], sentAt: NOW });
  });

  test("what was created is found and not sent again", async () => {
    fake.add(fields("Site 2"));
    const { rows } = await runImport(deps, org, record);
    expect(kinds(rows)).toEqual(["created", "created", "created", "wrong"]);
    expect(fake.diary).toEqual(["bulk 3", "bulk 4"]);
    expect(fake.names().filter((name) => name === "Site 2")).toHaveLength(1);
  });

  test("a site of the name that is another one is not taken for ours", async () => {
    fake.add({ ...fields("Site 2"), active: false });
    const { rows } = await runImport(deps, org, record);
    expect(rows[0]?.outcome).toEqual({ kind: "refused", reason: "another site of this name was created meanwhile" });
  });
});

test.each(["lost", "away", "upstream-busy"] as const)("a call that is %s leads to each site once", async (mishap) => {
  fake.mishaps.push(mishap, mishap);
  const { rows } = await runImport(deps, org, record);
  expect(kinds(rows)).toEqual(["created", "created", "created", "wrong"]);
  expect(new Set(fake.names()).size).toBe(3);
  expect(fake.names()).toHaveLength(3);
});

test("a chunk that is refused as a whole is no reason to leave the others", async () => {
  fake.mishaps.push("site-refused");
  const { rows, stopped } = await runImport(deps, org, record);
  expect(kinds(rows)).toEqual(["refused", "refused", "created", "wrong"]);
  expect(stopped).toBeUndefined();
});

test("a right that is gone ends it: the rest is not sent, and stays so", async () => {
  fake.mishaps.push("write-not-granted");
  const { rows, stopped } = await runImport(deps, org, record);
  expect(kinds(rows)).toEqual(["not-sent", "not-sent", "not-sent", "wrong"]);
  expect(stopped).toBe("It was write-not-granted.");
  expect(fake.diary).toHaveLength(1);
  expect(await store.siteImports.get(record.id)).toMatchObject({ stopped });
});

test("a Contact Center that stays away is given up, and what is in doubt is said", async () => {
  for (let n = 0; n < 8; n += 1) fake.mishaps.push("away");
  const { rows } = await runImport(deps, org, record);
  expect(rows[0]?.outcome).toMatchObject({
    kind: "not-sent",
    reason: expect.stringContaining("sent without an answer"),
  });
  expect(rows[2]?.outcome).toMatchObject({ kind: "not-sent", reason: expect.stringMatching(/^not sent: /) });
});

test("a service that stops gives it back, for the next start to go on at once", async () => {
  const { createMany } = fake.client;
  deps = {
    ...deps,
    sites: {
      ...fake.client,
      createMany: async (...given) => {
        const made = await createMany(...given);
        stop.abort(new Error("stopping"));
        return made;
      },
    },
  };
  const taken = await takeImport(deps, record.id);
  if (!taken) throw new Error("not taken");
  await expect(runImport(deps, org, taken)).rejects.toMatchObject({ code: "import-interrupted" });
  expect(fake.diary).toEqual(["bulk 2,3"]);
  expect(await takeImport(deps, record.id)).toBeDefined();
});

test("one process at a time works on it, until it has shown no life for the length of its lease", async () => {
  expect(await takeImport(deps, record.id)).toBeDefined();
  expect(await takeImport(deps, record.id)).toBeUndefined();
  await store.siteImports.update(record.id, (old) => old && { ...old, leaseUntil: clock.now() + LEASE_MS });
  clock.advance(LEASE_MS);
  expect(await takeImport(deps, record.id)).toBeDefined();
});

test("who was paused while another instance took over sends nothing more, and leaves the lease alone", async () => {
  const taken = await takeImport(deps, record.id);
  const theirs = clock.now() + 2 * LEASE_MS;
  await store.siteImports.update(record.id, (old) => old && { ...old, leaseUntil: theirs });
  await expect(runImport(deps, org, taken ?? record)).rejects.toMatchObject({ code: "import-interrupted" });
  expect(fake.diary).toEqual([]);
  expect(await store.siteImports.get(record.id)).toMatchObject({ leaseUntil: theirs });
});
