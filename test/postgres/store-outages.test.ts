import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { Problem } from "../../src/errors.js";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import { isUnreachable } from "../../src/store/postgres/database-failure.js";
import { openPostgres } from "../../src/store/postgres/open-postgres-store.js";
import type { Store } from "../../src/store/store.js";
import { createDatabase, cutConnections, type PostgresServer, startPostgres } from "../helpers/postgres.js";
import { keepingLog } from "../helpers/quiet-log.js";
import { keys } from "../unit/store/file-home.js";
import { NOW } from "../unit/store/samples.js";
import { askDatabase, openPostgresStore } from "./store-home.js";

const clock = createSandboxClock({ start: NOW, running: false });
const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "nothing",
    (error: unknown) => error,
  );

/** A write is refused for every connection that turns out to be cut; there are six at most. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 7; tries++) {
    const error = await caught(work());
    if (!(error instanceof Problem)) return;
    expect(isUnreachable(error)).toBe(true);
  }
  throw new Error("it never healed");
}

let own: PostgresServer;
beforeAll(async () => {
  own = await startPostgres();
});
afterAll(() => own.discard());

let store: Store | undefined;
function openStore(): Store {
  if (!store) throw new Error("no store is open");
  return store;
}
let url: string;
beforeEach(async () => {
  url = await createDatabase(inject("postgresUrl"));
});
afterEach(async () => {
  await store?.close();
  store = undefined;
});

test("connections that are cut heal: what is read goes on, what is written is there or was refused", async () => {
  store = await openPostgresStore({ connectionString: url, keys, clock });
  await store.spaces.put("space", { spaceId: "space" });
  for (let cut = 0; cut < 3; cut++) {
    const before = await Promise.all(Array.from({ length: 6 }, () => caught(openStore().probe())));
    expect(before.filter((error) => error !== "nothing" && !isUnreachable(error))).toEqual([]);
    await cutConnections(url);
    expect(await store.spaces.get("space")).toEqual({ spaceId: "space" });
    await untilDone(() => openStore().seen.put(`after-${cut}`, { at: cut }));
  }
  expect(await store.seen.find()).toHaveLength(3);
});

test("work that is cut in the middle is refused or done, never half done", async () => {
  const kept = await openPostgresStore({ connectionString: url, keys, clock });
  store = kept;
  const ids = Array.from({ length: 200 }, (_, at) => `message-${at}`);
  const writing = ids.map(async (id) => [id, await caught(kept.seen.add(id, { at: 1 }))] as const);
  await cutConnections(url);
  const results = await Promise.all(writing);
  for (const [id, result] of results) {
    if (result === "nothing") expect(await kept.seen.get(id)).toEqual({ at: 1 });
    else expect(result).toMatchObject({ code: "store-unavailable" });
  }
  await untilDone(() => kept.seen.put("later", { at: 2 }));
});

test("a connection that breaks while it is being handed out or given back does not end the process", async () => {
  const kept = await openPostgresStore({ connectionString: url, keys, clock });
  store = kept;
  for (let round = 0; round < 25; round++) {
    const reading = Array.from({ length: 60 }, (_, at) => caught(kept.seen.get(`message-${at}`)));
    await cutConnections(url);
    await Promise.all(reading);
  }
  await untilDone(() => kept.seen.put("later", { at: 2 }));
});

test("while the server is away everything is store-unavailable, and healthy without a restart once it is back", async () => {
  const connectionString = await createDatabase(own.url);
  const { log, lines } = keepingLog();
  const { store: kept, sql } = await openPostgres({ connectionString, keys, clock, log });
  store = kept;
  await kept.spaces.put("space", { spaceId: "space" });
  await own.pause();
  const refused = [
    () => kept.spaces.get("space"),
    () => kept.spaces.put("space", { spaceId: "lost" }),
    () => kept.spaces.update("space", () => undefined),
    () => kept.probe(),
    () => kept.exclusively("name", async () => "done"),
    () => sql.connect(),
  ];
  for (const ask of refused) {
    const error = await caught(ask());
    expect(error).toMatchObject({ code: "store-unavailable", say: expect.stringContaining("does not answer") });
    expect(isUnreachable(error)).toBe(true);
  }
  const start = await caught(openPostgresStore({ connectionString, keys, clock }));
  expect(start).toMatchObject({ code: "store-unavailable" });
  await own.resume();
  expect(await kept.spaces.get("space")).toEqual({ spaceId: "space" });
  await kept.probe();
  expect(await kept.exclusively("name", async () => "done")).toBe("done");
  expect(lines.join("")).not.toContain(connectionString);
});

test("a database that takes no writes fails the probe and still answers", async () => {
  store = await openPostgresStore({ connectionString: url, keys, clock });
  await store.spaces.put("space", { spaceId: "space" });
  const name = new URL(url).pathname.slice(1);
  await askDatabase(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  await cutConnections(url);
  expect(await store.spaces.get("space")).toEqual({ spaceId: "space" });
  const error = await caught(store.probe());
  expect(error).toMatchObject({ code: "store-unavailable", say: expect.stringContaining("read-only") });
  expect(isUnreachable(error)).toBe(false);
  expect(await store.spaces.get("space")).toEqual({ spaceId: "space" });
});

test.each([
  ["a database that is not there", (good: string) => `${good}_not`, "does not exist"],
  ["a port where nobody listens", (good: string) => good.replace(/:\d+\//, ":1/"), "does not answer"],
  ["no address", () => "postgres://user:geheim@host:port/x", "no address"],
  ["an address of something else", () => "mysql://user:geheim@host/x", "no address"],
  ["TLS where there is none", (good: string) => `${good}?sslmode=verify-full`, "PostgreSQL"],
])("%s ends the start with a sentence that keeps the password to itself", async (_, change, what) => {
  const connectionString = change(url.replace("floorwalker@", "floorwalker:geheim@"));
  const error = await caught(openPostgresStore({ connectionString, keys, clock }));
  expect(error).toMatchObject({ code: "store-unavailable", say: expect.stringContaining(what) });
  const { log, lines } = keepingLog();
  log.error({ err: error }, "start failed");
  expect(lines.join("")).not.toMatch(/geheim/);
});

test("a schema of a newer Floorwalker is refused, and nothing is changed", async () => {
  await (await openPostgresStore({ connectionString: url, keys, clock })).close();
  await askDatabase(url, "UPDATE floorwalker.schema_version SET version = 99");
  const error = await caught(openPostgresStore({ connectionString: url, keys, clock }));
  expect(error).toMatchObject({ code: "store-unavailable", say: expect.stringContaining("newer Floorwalker") });
  expect(await askDatabase(url, "SELECT version FROM floorwalker.schema_version")).toEqual([{ version: 99 }]);
});

test("a step of the schema that fails leaves it as it was, and the next start goes on from there", async () => {
  const steps = ["CREATE TABLE floorwalker.first (id int)", "CREATE TABLE floorwalker.second (id int); SELECT 1 / 0"];
  const error = await caught(openPostgresStore({ connectionString: url, keys, clock, migrations: steps }));
  expect(error).toMatchObject({ code: "store-unavailable", say: expect.stringContaining("from format 1 to format 2") });
  expect(await askDatabase(url, "SELECT version FROM floorwalker.schema_version")).toEqual([{ version: 1 }]);
  const tables = await askDatabase(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'floorwalker'");
  expect(tables.map(({ tablename }) => tablename).sort()).toEqual(["first", "schema_version"]);
});

test("closing waits for what is under way, and nothing comes after it", async () => {
  const { store: kept, sql } = await openPostgres({ connectionString: url, keys, clock });
  const writing = Array.from({ length: 50 }, (_, at) => kept.seen.put(`${at}`, { at }));
  await kept.close();
  await Promise.all(writing);
  for (const late of [
    kept.seen.get("1"),
    kept.probe(),
    sql.query({ text: "SELECT 1" }),
    kept.exclusively("x", async () => 1),
  ])
    expect(await caught(late)).toMatchObject({
      code: "store-unavailable",
      say: expect.stringContaining("shutting down"),
    });
  expect(await askDatabase(url, "SELECT count(*)::int AS count FROM floorwalker.seen")).toEqual([{ count: 50 }]);
});

test("a connection of its own hears what is told, and says when it is gone", async () => {
  const { store: kept, sql } = await openPostgres({ connectionString: url, keys, clock });
  store = kept;
  const connection = await sql.connect();
  const heard = new Promise((resolve) => connection.onNotification((channel, payload) => resolve([channel, payload])));
  await connection.query({ text: "LISTEN news" });
  await sql.query({ text: "SELECT pg_notify($1, $2)", values: ["news", "text"] });
  expect(await heard).toEqual(["news", "text"]);
  await cutConnections(url);
  await connection.ended;
  expect(isUnreachable(await caught(connection.query({ text: "SELECT 1" })))).toBe(true);
});

test("a transaction is done wholly or not at all", async () => {
  const { store: kept, sql } = await openPostgres({ connectionString: url, keys, clock });
  store = kept;
  const insert = { text: "INSERT INTO floorwalker.seen VALUES ($1, '{\"at\": 1}')" };
  const failing = sql.transaction(async (query) => {
    await query({ ...insert, values: ["lost"] });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await sql.transaction((query) => query({ ...insert, values: ["kept"] }));
  expect(await askDatabase(url, "SELECT id FROM floorwalker.seen")).toEqual([{ id: "kept" }]);
});
