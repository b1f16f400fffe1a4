import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { createSandboxClock, type SandboxClock } from "../../src/sandbox/clock.js";
import type { Store } from "../../src/store/store.js";
import { createDatabase } from "../helpers/postgres.js";
import { keys } from "../unit/store/file-home.js";
import { link, NOW, run } from "../unit/store/samples.js";
import { askDatabase, openPostgresStore } from "./store-home.js";

let url: string;
let clock: SandboxClock;
let store: Store;
const open = () => openPostgresStore({ connectionString: url, keys, clock });

beforeEach(async () => {
  url = await createDatabase(inject("postgresUrl"));
  clock = createSandboxClock({ start: NOW, running: false });
  store = await open();
});
afterEach(() => store.close());

const versions = async () =>
  new Map(
    (await askDatabase(url, "SELECT id, xmin::text AS version FROM floorwalker.links")).map(({ id, version }) => [
      id,
      version,
    ]),
  );

test("a change of one record writes one row and leaves all others alone", async () => {
  for (const id of ["a", "b", "c"]) await store.links.put(id, { ...link, spaceId: id });
  const before = await versions();
  await store.links.put("a", { ...link, spaceId: "other" });
  await store.links.update("b", (old) => old && { ...old, linkedBy: "other" });
  await store.links.update("c", (old) => old);
  const after = await versions();
  const changed = [...after].filter(([id, version]) => before.get(id) !== version).map(([id]) => id);
  expect(changed).toEqual(["a", "b"]);
});

test("expired records are removed when a store is opened, a minute after they died", async () => {
  await store.seen.put("dead", { at: 1 }, { expiresAt: NOW + 1000 });
  await store.seen.put("living", { at: 1 }, { expiresAt: NOW + 200_000 });
  await store.seen.put("for ever", { at: 1 });
  const kept = async () => {
    await store.close();
    store = await open();
    const rows = await askDatabase(url, "SELECT id FROM floorwalker.seen ORDER BY id");
    return rows.map(({ id }) => id);
  };
  clock.advance(60_999);
  expect(await kept()).toEqual(["dead", "for ever", "living"]);
  clock.advance(1);
  expect(await kept()).toEqual(["for ever", "living"]);
});

test("expired records are removed in passing by a store that stays open for hours", async () => {
  await store.seen.put("dead", { at: 1 }, { expiresAt: NOW + 1000 });
  clock.advance(3_600_000);
  await store.seen.add("new", { at: 1 }, { expiresAt: clock.now() + 1000 });
  await store.close();
  expect(await askDatabase(url, "SELECT id FROM floorwalker.seen")).toEqual([{ id: "new" }]);
  store = await open();
});

test("records that are found by a field are looked up by an index", async () => {
  await askDatabase(
    url,
    `INSERT INTO floorwalker.runs SELECT 'run-' || n, jsonb_build_object('state', CASE n % 1000 WHEN 0 THEN 'claimed' ELSE 'posted' END)
      FROM generate_series(1, 20000) AS n`,
  );
  await askDatabase(url, "ANALYZE floorwalker.runs");
  const plan = await askDatabase(
    url,
    `EXPLAIN SELECT id FROM floorwalker.runs WHERE (expires_at IS NULL OR expires_at > 1) AND value -> 'state' = '"claimed"'::jsonb`,
  );
  expect(JSON.stringify(plan)).toContain("runs_by_state");
  await askDatabase(url, "DELETE FROM floorwalker.runs");
  await store.runs.put("run", run);
  expect(await store.runs.find({ state: run.state })).toEqual([run]);
});

test.each([
  ["a field that would be lost", `'{"at": 1, "later": true}'`, "fields that would be lost"],
  ["a field of another type", `'{"at": "secret value"}'`, "does not fit"],
  ["no object", "'7'", "no object"],
])("a row with %s is an error that names the place and no value, never left out", async (_, value, what) => {
  await store.seen.put("sound", { at: 1 });
  await askDatabase(url, `INSERT INTO floorwalker.seen VALUES ('the id', ${value})`);
  const reading = [() => store.seen.get("the id"), () => store.seen.find(), () => store.seen.take("the id")];
  for (const read of reading.slice(0, 2)) {
    const error: unknown = await read().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "store-damaged", say: expect.stringContaining(what) });
    expect(String(error)).not.toMatch(/the id|secret value/);
  }
  expect(await store.seen.get("sound")).toEqual({ at: 1 });
});

test("a damaged row is not lost by whoever takes it", async () => {
  await askDatabase(url, `INSERT INTO floorwalker.seen VALUES ('damaged', '{}')`);
  await expect(store.seen.take("damaged")).rejects.toMatchObject({ code: "store-damaged" });
  expect(await askDatabase(url, "SELECT id FROM floorwalker.seen")).toHaveLength(1);
});

test("a damaged audit entry is an error, never a trail with a gap", async () => {
  await askDatabase(url, `INSERT INTO floorwalker.audit (at, entry) VALUES (5, '{}')`);
  await expect(store.audit.read({ from: 0, to: 9 })).rejects.toMatchObject({ code: "store-damaged" });
});
