import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import { readEncryptionKeys } from "../../src/store/encryption-keys.js";
import type { PostgresStoreOptions } from "../../src/store/postgres/open-postgres-store.js";
import type { Store } from "../../src/store/store.js";
import { createDatabase } from "../helpers/postgres.js";
import { keepingLog } from "../helpers/quiet-log.js";
import { keyText } from "../unit/store/file-home.js";
import { legacyKey, NOW, org, subscription, ticket, tokens } from "../unit/store/samples.js";
import { askDatabase, openPostgresStore } from "./store-home.js";

const one = readEncryptionKeys(keyText(1));
const two = readEncryptionKeys(keyText(2));
const twoThenOne = readEncryptionKeys(`${keyText(2)},${keyText(1)}`);
const clock = createSandboxClock({ start: NOW, running: false });

let url: string;
let opened: Store[];
const open = async (keys: PostgresStoreOptions["keys"], more: Partial<PostgresStoreOptions> = {}) => {
  const store = await openPostgresStore({ connectionString: url, keys, clock, ...more });
  opened.push(store);
  return store;
};
const closeAll = () => Promise.all(opened.map((store) => store.close()));

beforeEach(async () => {
  url = await createDatabase(inject("postgresUrl"));
  opened = [];
});
afterEach(closeAll);

async function fill(store: Store): Promise<void> {
  await store.tokens.put(org.id, tokens);
  await store.tickets.put("ticket", ticket);
  await store.subscriptions.put(org.id, subscription);
  await store.legacyKeys.put(org.id, legacyKey);
  await store.charts.put("chart", { chart: "names-and-figures" });
}

/** Everything that the schema holds, as text. */
async function dump(): Promise<string> {
  const names = await askDatabase(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'floorwalker'");
  const tables = await Promise.all(
    names.map(({ tablename }) => askDatabase(url, `SELECT * FROM floorwalker.${tablename}`)),
  );
  return JSON.stringify(tables);
}

const secrets = [
  tokens.accessToken,
  tokens.refreshToken,
  ticket.codeVerifier,
  ticket.browserKey,
  subscription.secret,
  legacyKey.apiKey,
  legacyKey.userId,
  "names-and-figures",
].filter((secret) => secret !== undefined);

test("no secret is anywhere in clear in the database", async () => {
  await fill(await open(one));
  const everything = await dump();
  expect(everything).toContain(org.id);
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});

test("secrets under an older key are sealed anew at the next start, and only they are written", async () => {
  await fill(await open(one));
  await closeAll();
  const { log, lines } = keepingLog();
  const store = await open(twoThenOne, { log });
  expect(lines.join("")).toContain('"records":5');
  expect(await dump()).not.toContain(`${one[0]?.id}.`);
  expect(await store.tokens.get(org.id)).toStrictEqual(tokens);
  await closeAll();
  const again = keepingLog();
  const last = await open(two, { log: again.log });
  expect(again.lines.join("")).not.toContain("records");
  expect(await last.legacyKeys.get(org.id)).toStrictEqual(legacyKey);
});

test("many secrets are sealed anew in batches", async () => {
  const store = await open(one);
  await Promise.all(Array.from({ length: 450 }, (_, at) => store.charts.put(`chart-${at}`, { chart: `${at}` })));
  await closeAll();
  await (await open(twoThenOne)).close();
  const last = await open(two);
  expect((await last.charts.find()).map(({ chart }) => Number(chart)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 450 }, (_, at) => at),
  );
});

test("a secret whose key is missing ends the start with the key's name, and leaves everything as it was", async () => {
  await fill(await open(one));
  await closeAll();
  const before = await dump();
  await expect(open(two)).rejects.toMatchObject({
    code: "store-unavailable",
    say: expect.stringContaining(`key ${one[0]?.id}`),
    next: expect.stringContaining("ENCRYPTION_KEY"),
  });
  expect(await dump()).toBe(before);
});

test("a sealed secret moved to another record is not opened", async () => {
  const store = await open(one);
  await fill(store);
  await askDatabase(url, "INSERT INTO floorwalker.tokens SELECT 'other', value FROM floorwalker.tokens");
  await expect(store.tokens.get("other")).rejects.toMatchObject({ code: "store-damaged" });
});

test("records are looked for by a secret too", async () => {
  const store = await open(one);
  await fill(store);
  expect(await store.subscriptions.find({ secret: subscription.secret })).toStrictEqual([subscription]);
  expect(await store.subscriptions.find({ secret: "another" })).toEqual([]);
});
