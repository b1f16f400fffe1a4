import { afterEach, expect, inject, test } from "vitest";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import { readEncryptionKeys } from "../../src/store/encryption-keys.js";
import { openPostgres } from "../../src/store/postgres/open-postgres-store.js";
import { createSqlAnswers } from "../../src/store/postgres/sql-answers.js";
import { createDirectory } from "../../src/wxcc/directory.js";
import { createRestSource } from "../../src/wxcc/statistics/rest.js";
import { createDatabase } from "../helpers/postgres.js";
import { until } from "../helpers/settle.js";
import { keys, keyText } from "../unit/store/file-home.js";
import { type Answering, acme, createCloud, json } from "../unit/wxcc/fake-cloud.js";

const DAY_MS = 86_400_000;
const midnight = Date.UTC(2026, 10, 20);
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

const record = {
  ...{ queueId: "q1", queueName: "Billing", channelType: "telephony", averageEnqueuedTime: 1000 },
  ...{ totalEnqueuedTasks: 1, totalAcceptedTasks: 1, totalAbandonedTasks: 0 },
};
const maya = { id: "u1", ciUserId: "c1", firstName: "Maya", lastName: "Okafor", email: "maya@acme.example" };
const answering: Answering = ({ url }) =>
  url.pathname.endsWith("/user") ? json({ meta: { totalPages: 1 }, data: [maya] }) : json({ data: [record] });

/** One instance: figures and names over a network that counts, and the database of all. */
async function start(connectionString: string, ownKeys = keys) {
  const clock = createSandboxClock({ start: midnight + 3 * DAY_MS, running: false });
  const { store, sql } = await openPostgres({ connectionString, keys: ownKeys, clock });
  opened.push(store);
  const answers = createSqlAnswers({ sql, keys: ownKeys, clock });
  const { http, sent } = createCloud(clock, answering);
  const kept = async () =>
    Number((await sql.query({ text: "SELECT count(*)::int AS n FROM floorwalker.answers" })).rows[0]?.n);
  return {
    ...{ clock, sent, answers, sql, kept, store },
    rest: createRestSource({ http, clock, answers }),
    directory: createDirectory({ http, clock, answers }),
  };
}

/** Until the database holds so many answers; they are written after the question was answered. */
async function untilKept(kept: () => Promise<number>, many: number) {
  let held = -1;
  await until(() => {
    void kept().then((now) => {
      held = now;
    });
    return held >= many;
  }, `${many} kept answers`);
}

test("a month asked again in another instance costs no call, and the rows are the same", async () => {
  const database = await createDatabase(inject("postgresUrl"));
  const [first, second] = [await start(database), await start(database)];
  const month = { from: midnight - 30 * DAY_MS, to: midnight };
  const answer = await first.rest.queues(acme(), month, {});
  expect(first.sent.length).toBeGreaterThanOrEqual(30);
  await untilKept(first.kept, first.sent.length);
  expect(await second.rest.queues(acme(), month, {})).toEqual(answer);
  expect(second.sent).toEqual([]);
});

test("names are read once for all instances, lie sealed, and open with our key under their own key only", async () => {
  const database = await createDatabase(inject("postgresUrl"));
  const [first, second] = [await start(database), await start(database)];
  const agents = await first.directory.agents(acme());
  await untilKept(first.kept, 1);
  expect(await second.directory.agents(acme())).toEqual(agents);
  expect(second.sent).toEqual([]);
  const { rows } = await first.sql.query({ text: "SELECT * FROM floorwalker.answers" });
  expect(JSON.stringify(rows)).not.toMatch(/Maya|Okafor|acme\.example/);
  await first.sql.query({ text: "UPDATE floorwalker.answers SET key = key || ' of another org'" });
  const key = String(rows[0]?.key);
  expect(await second.answers.read(`${key} of another org`)).toBeUndefined();
  await first.sql.query({ text: "UPDATE floorwalker.answers SET key = replace(key, ' of another org', '')" });
  expect(await second.answers.read(key)).toMatchObject({ value: { items: agents } });
});

test("an answer that no key of ours opens counts as none", async () => {
  const database = await createDatabase(inject("postgresUrl"));
  const first = await start(database);
  await first.directory.agents(acme());
  await untilKept(first.kept, 1);
  const { rows } = await first.sql.query({ text: "SELECT key FROM floorwalker.answers" });
  const stranger = createSqlAnswers({ sql: first.sql, keys: readEncryptionKeys(keyText(9)), clock: first.clock });
  expect(await stranger.read(String(rows[0]?.key))).toBeUndefined();
});

test("what is over is not returned, and neither is what was kept before the clock was put back", async () => {
  const { answers, clock, kept, sql } = await start(await createDatabase(inject("postgresUrl")));
  answers.keep("a", { n: 1 }, 600_000);
  await untilKept(kept, 1);
  expect(await answers.read("a")).toEqual({ value: { n: 1 }, keepMs: 600_000 });
  await sql.query({
    text: "UPDATE floorwalker.answers SET kept_at = kept_at + 86400000, expires_at = expires_at + 86400000",
  });
  expect(await answers.read("a")).toBeUndefined();
  await sql.query({
    text: "UPDATE floorwalker.answers SET kept_at = kept_at - 86400000, expires_at = expires_at - 86400000",
  });
  clock.advance(600_000);
  expect(await answers.read("a")).toBeUndefined();
});

test("what is too large is not kept, and the oldest make room", async () => {
  const { answers, kept, sql } = await start(await createDatabase(inject("postgresUrl")));
  const heavy =
    "INSERT INTO floorwalker.answers SELECT n::text, repeat('x', 1000000), n, 9e15 FROM generate_series(1, 101) n";
  await sql.query({ text: heavy });
  answers.keep("large", "x".repeat(1_000_000), 600_000);
  answers.keep("small", "x", 600_000);
  const oldest = async () => (await sql.query({ text: "SELECT key FROM floorwalker.answers ORDER BY kept_at" })).rows;
  let first: unknown;
  await until(() => {
    void oldest().then((rows) => {
      first = rows[0]?.key;
    });
    return first === "3";
  }, "the oldest to go");
  expect(await kept()).toBe(100);
  expect(await answers.read("large")).toBeUndefined();
  expect(await answers.read("small")).toMatchObject({ value: "x" });
});

test("without the database a question is asked as if nobody had asked before", async () => {
  const instance = await start(await createDatabase(inject("postgresUrl")));
  await instance.store.close();
  expect(await instance.directory.agents(acme())).toMatchObject([{ name: "Maya Okafor" }]);
});
