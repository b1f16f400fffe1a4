import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Problem } from "../../../../src/errors.js";
import { createSandboxClock, type SandboxClock } from "../../../../src/sandbox/clock.js";
import { openFileStore } from "../../../../src/store/open-file-store.js";
import { DatabaseFailure } from "../../../../src/store/postgres/database-failure.js";
import { createReach } from "../../../../src/store/postgres/reach.js";
import { rememberReads } from "../../../../src/store/postgres/remember-reads.js";
import type { Store, Table } from "../../../../src/store/store.js";
import { keys } from "../file-home.js";
import { NOW, org, role } from "../samples.js";

const gone = () =>
  new Problem("store-unavailable", {
    ...{ say: "Away.", next: "Wait." },
    cause: new DatabaseFailure({ code: "ECONNREFUSED", message: "connect ECONNREFUSED" }),
  });
const isAway = (thrown: unknown) => thrown instanceof Problem;

let clock: SandboxClock;
let folder: string;
let store: Store;
let away: unknown;

/** The same table, until `away` is thrown. */
function cut<T>(table: Table<T>): Table<T> {
  const reach = async <A>(work: () => Promise<A>) => {
    if (away) throw away;
    return work();
  };
  return {
    entries: () => table.entries(),
    get: (id) => reach(() => table.get(id)),
    find: (match) => reach(() => table.find(match)),
    put: (id, value) => reach(() => table.put(id, value)),
    add: (id, value) => reach(() => table.add(id, value)),
    take: (id) => reach(() => table.take(id)),
    remove: (id) => reach(() => table.remove(id)),
    update: (id, change) => reach(() => table.update(id, change)),
  };
}

beforeEach(async () => {
  away = undefined;
  clock = createSandboxClock({ start: NOW, running: false });
  folder = await mkdtemp(join(tmpdir(), "floorwalker-outage-"));
  store = await openFileStore({ file: join(folder, "floorwalker.json"), keys, clock });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const remembering = () => rememberReads(cut(store.roles), { clock, isAway });

test("what was read is known while the database is away, and nothing else is", async () => {
  const roles = remembering();
  await store.roles.put("a", role);
  expect(await roles.get("a")).toEqual(role);
  expect(await roles.get("nobody")).toBeUndefined();
  expect(await roles.find({ orgId: org.id })).toEqual([role]);
  away = gone();
  expect(await roles.get("a")).toEqual(role);
  expect(await roles.get("nobody")).toBeUndefined();
  expect(await roles.find({ orgId: org.id })).toEqual([role]);
  await expect(roles.get("never asked for")).rejects.toThrow("store-unavailable");
  await expect(roles.find({ personId: "person-1" })).rejects.toThrow("store-unavailable");
});

test("while the database answers, nothing is answered from memory", async () => {
  const roles = remembering();
  await store.roles.put("a", role);
  await roles.find();
  await store.roles.remove("a");
  expect([await roles.get("a"), await roles.find()]).toEqual([undefined, []]);
});

test("a database that answers with an error is not away", async () => {
  const roles = remembering();
  await store.roles.put("a", role);
  await roles.get("a");
  away = new Error("a row that cannot be read");
  await expect(roles.get("a")).rejects.toThrow("a row that cannot be read");
});

test("five minutes later nothing is known any more", async () => {
  const roles = remembering();
  await store.roles.put("a", role);
  await roles.get("a");
  away = gone();
  clock.advance(5 * 60_000);
  expect(await roles.get("a")).toEqual(role);
  clock.advance(1);
  await expect(roles.get("a")).rejects.toThrow("store-unavailable");
});

test("what this process took away is not known any more, and what it changed is known as changed", async () => {
  const roles = remembering();
  await store.roles.put("a", role);
  await store.roles.put("b", role);
  await Promise.all([roles.get("a"), roles.get("b"), roles.find()]);
  await roles.remove("a");
  await roles.update("b", (old) => old && { ...old, role: "viewer" });
  away = gone();
  expect(await roles.get("a")).toBeUndefined();
  expect(await roles.get("b")).toEqual({ ...role, role: "viewer" });
  await expect(roles.find()).rejects.toThrow("store-unavailable");
});

test("a change that may or may not have been made leaves nothing that is known", async () => {
  const roles = remembering();
  await store.roles.put("a", role);
  await roles.get("a");
  away = gone();
  await expect(roles.remove("a")).rejects.toThrow("store-unavailable");
  await expect(roles.get("a")).rejects.toThrow("store-unavailable");
});

test("a database that keeps a caller waiting keeps only that one waiting, and is asked again by itself", async () => {
  const told: boolean[] = [];
  let asked = 0;
  const reach = createReach({ clock, isAway, onChange: (isGone) => told.push(isGone) });
  const hang = () =>
    reach.ask(async () => {
      asked += 1;
      clock.advance(5_000);
      throw gone();
    });
  const answer = () =>
    reach.ask(async () => {
      asked += 1;
      return "here";
    });
  await expect(hang()).rejects.toThrow("Away.");
  await expect(answer()).rejects.toThrow("Away.");
  expect(asked).toBe(1);
  clock.advance(2_000);
  expect(await answer()).toBe("here");
  expect(await answer()).toBe("here");
  expect(told).toEqual([true, false]);
});

test("of many who come after the pause one tries, and the others do not wait for it", async () => {
  const reach = createReach({ clock, isAway, onChange: () => undefined });
  const failSlowly = async () => {
    clock.advance(5_000);
    throw gone();
  };
  await expect(reach.ask(failSlowly)).rejects.toThrow();
  clock.advance(2_000);
  let answer: (text: string) => void = () => undefined;
  const first = reach.ask(() => new Promise<string>((resolve) => (answer = resolve)));
  await expect(reach.ask(async () => "second")).rejects.toThrow("Away.");
  answer("first");
  expect(await first).toBe("first");
  expect(await reach.ask(async () => "third")).toBe("third");
});

test("a quick failure keeps nobody from asking, because asking costs nothing", async () => {
  const reach = createReach({ clock, isAway, onChange: () => undefined });
  await expect(reach.ask(() => Promise.reject(gone()))).rejects.toThrow();
  expect(await reach.ask(async () => "here")).toBe("here");
});
