import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { systemClock } from "../../src/clock.js";
import { runCommand } from "../../src/command-line/run-command.js";
import { readEncryptionKeys } from "../../src/store/encryption-keys.js";
import { openFileStore } from "../../src/store/open-file-store.js";
import type { Store } from "../../src/store/store.js";
import { createDatabase, cutConnections } from "../helpers/postgres.js";
import { everythingIn } from "../unit/store/everything-in.js";
import { keyText } from "../unit/store/file-home.js";
import { fillStore } from "../unit/store/fill-store.js";
import { audited, link, NOW } from "../unit/store/samples.js";
import { askDatabase, openPostgresStore } from "./store-home.js";

const MAIN = fileURLToPath(new URL("../../src/command-line/main.ts", import.meta.url));
const TO_POSTGRES = ["store", "copy", "--from", "file", "--to", "postgres"];
const TO_FILE = ["store", "copy", "--from", "postgres", "--to", "file"];
const PASSWORD = "a-password-nobody-may-see";
const keys = readEncryptionKeys(keyText(1));

let folder: string;
let database: string;
let file: string;
let env: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "floorwalker-copy-"));
  database = await createDatabase(inject("postgresUrl"));
  file = join(folder, "floorwalker.json");
  const DATABASE_URL = database.replace("floorwalker@", `floorwalker:${PASSWORD}@`);
  env = { DATA_FILE: file, DATABASE_URL, ENCRYPTION_KEY: keyText(1) };
});
afterEach(() => rm(folder, { recursive: true }));

async function run(words: readonly string[], more: Record<string, string> = {}) {
  const lines: string[] = [];
  const tell = (text: string) => void lines.push(text);
  const code = await runCommand({ words, env: { ...env, ...more }, tell, complain: tell });
  const text = lines.join("\n");
  for (const secret of [PASSWORD, keyText(1), "in-clear"]) expect(text).not.toContain(secret);
  return { code, text };
}

async function inFile<T>(work: (store: Store) => Promise<T>, path = file): Promise<T> {
  const store = await openFileStore({ file: path, keys, clock: systemClock });
  return work(store).finally(() => store.close());
}

async function inDatabase<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openPostgresStore({ connectionString: database, keys, clock: systemClock });
  return work(store).finally(() => store.close());
}

/** Enough that the copy is still under way when somebody ends it. */
async function fillWithMany(store: Store) {
  await fillStore(store, systemClock.now());
  const numbers = Array.from({ length: 6_000 }, (_, number) => number);
  await Promise.all(numbers.map((number) => store.seen.put(`many-${number}`, { at: number })));
  await Promise.all(numbers.map((number) => store.audit.append(audited(number))));
}

test("everything goes from the file to PostgreSQL and back, and is the same", async () => {
  await inFile((store) => fillStore(store, systemClock.now()));
  const before = await inFile(everythingIn);
  const there = await run(TO_POSTGRES);
  expect([there.code, there.text]).toEqual([0, expect.stringMatching(/^audit +4 +yes$/m)]);
  expect(there.text).toMatch(/^seen +2 +yes$/m);
  expect(there.text).toContain("Every record is there. Start the service with DATABASE_URL.");
  expect(await inDatabase(everythingIn)).toEqual(before);
  expect(await inFile(everythingIn)).toEqual(before);

  const other = join(folder, "back", "floorwalker.json");
  const back = await run(TO_FILE, { DATA_FILE: other });
  expect([back.code, back.text]).toEqual([0, expect.stringContaining("without DATABASE_URL")]);
  expect(await inFile(everythingIn, other)).toEqual(before);
  expect(Object.values(before).every((found) => found.length > 0)).toBe(true);
});

test("secrets are as sealed in the database as they were in the file", async () => {
  await inFile((store) => fillStore(store, systemClock.now()));
  await run(TO_POSTGRES);
  const rows = await askDatabase(database, "SELECT value::text FROM floorwalker.tokens");
  expect(JSON.stringify(rows)).toMatch(/accessToken/);
  expect(JSON.stringify(rows)).not.toContain("in-clear");
});

test("a database that holds something is refused with what it holds, and keeps it", async () => {
  await inFile((store) => fillStore(store, systemClock.now()));
  await inDatabase((store) => store.links.put("a|b", link));
  const { code, text } = await run(TO_POSTGRES);
  expect([code, text]).toEqual([1, expect.stringMatching(/is not empty; it holds links: 1\. Nothing was copied/)]);
  expect(await inDatabase((store) => store.links.find())).toEqual([link]);
  expect(await inDatabase((store) => store.orgs.find())).toEqual([]);
});

test("a database that a service uses is refused, as source and as target", async () => {
  await inFile((store) => fillStore(store, systemClock.now()));
  await inDatabase(async (store) => {
    await store.probe();
    const { code, text } = await run(TO_POSTGRES);
    expect([code, text]).toEqual([1, expect.stringMatching(/is in use: Floorwalker has \d+ connections? to it/)]);
    const back = await run(TO_FILE, { DATA_FILE: join(folder, "other.json") });
    expect([back.code, back.text]).toEqual([1, expect.stringContaining("Stop every instance, and copy again.")]);
  });
});

test("a file that a service uses is refused, as source and as target", async () => {
  await inFile(async () => {
    for (const words of [TO_POSTGRES, TO_FILE]) {
      await inDatabase((store) => store.probe());
      const { code, text } = await run(words);
      expect([code, text]).toEqual([
        1,
        expect.stringMatching(/^Not copied: This process \(\d+\) already uses the data/),
      ]);
    }
  });
});

test("a source that is not there or that cannot be read is named, and nothing is made", async () => {
  expect((await run(TO_POSTGRES)).text).toContain("does not exist");
  const nobodys = await run(TO_FILE);
  expect([nobodys.code, nobodys.text]).toEqual([
    1,
    expect.stringMatching(/schema floorwalker in PostgreSQL database .* does not exist/),
  ]);
  await inFile((store) => fillStore(store, systemClock.now()));
  const wrongKey = await run(TO_POSTGRES, { ENCRYPTION_KEY: keyText(2) });
  expect([wrongKey.code, wrongKey.text]).toEqual([1, expect.stringContaining("not among the keys of ENCRYPTION_KEY")]);
  const nowhere = await run(TO_POSTGRES, { DATABASE_URL: `postgres://floor:${PASSWORD}@127.0.0.1:9/x` });
  expect([nowhere.code, nowhere.text]).toEqual([1, expect.stringContaining("PostgreSQL does not answer")]);
});

/** Ends the copy of another process while its records are being written. */
async function interrupted(end: (child: ChildProcess) => Promise<void>) {
  await inFile(fillWithMany);
  const before = await inFile(everythingIn);
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...TO_POSTGRES], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (told += chunk.toString()));
  const closed = once(child, "close");
  await isWriting();
  await end(child);
  await closed;
  expect(told).not.toContain("Every record is there");
  expect(Object.values(await inDatabase(everythingIn)).flat()).toEqual([]);
  expect(await inFile(everythingIn)).toEqual(before);
  expect((await run(TO_POSTGRES)).text).toContain("Every record is there");
  expect(await inDatabase(everythingIn)).toEqual(before);
  return { code: child.exitCode, told };
}

async function isWriting(): Promise<void> {
  const inserting = `SELECT 1 FROM pg_stat_activity
    WHERE application_name = 'floorwalker' AND query LIKE 'INSERT INTO floorwalker.seen%'`;
  await vi.waitFor(async () => expect(await askDatabase(database, inserting)).toHaveLength(1), {
    timeout: 60_000,
    interval: 20,
  });
}

test("a copy that is killed half-way leaves the database empty and the file as it was", async () => {
  await interrupted(async (child) => {
    child.kill("SIGKILL");
  });
});

test("a copy whose connection breaks half-way says so, and leaves the database empty and the file as it was", async () => {
  const { code, told } = await interrupted(() => cutConnections(database));
  expect([code, told]).toEqual([1, expect.stringMatching(/Not copied: .*PostgreSQL does not answer/)]);
  expect(told).not.toMatch(/\n\s+at /);
});

test("what expires while the copy is made is no difference", async () => {
  await inFile((store) => store.seen.put("soon gone", { at: NOW }, { expiresAt: systemClock.now() + 1500 }));
  await inFile(fillWithMany);
  expect((await run(TO_POSTGRES)).text).toContain("Every record is there");
});
