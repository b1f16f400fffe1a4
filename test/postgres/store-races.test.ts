import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import type { Store } from "../../src/store/store.js";
import { createDatabase } from "../helpers/postgres.js";
import { keys } from "../unit/store/file-home.js";
import { NOW, ticket } from "../unit/store/samples.js";
import { askDatabase, openPostgresStore } from "./store-home.js";

const clock = createSandboxClock({ start: NOW, running: false });
const turns = Array.from({ length: 10 }, (_, at) => at);
let url: string;
let stores: Store[];

/** Four instances that start at once on an empty database. */
beforeEach(async () => {
  url = await createDatabase(inject("postgresUrl"));
  stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore({ connectionString: url, keys, clock })));
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
});

const everywhere = <T>(work: (store: Store, at: number) => Promise<T>) =>
  Promise.all(stores.flatMap((store) => turns.map((at) => work(store, at))));

test("of instances that start at once on an empty database one makes the tables and all work with them", async () => {
  expect(await askDatabase(url, "SELECT version FROM floorwalker.schema_version")).toEqual([{ version: 1 }]);
  await Promise.all(stores.map((store) => store.probe()));
});

test("of claims in several instances exactly one is first", async () => {
  for (const name of ["one", "two", "three"]) {
    const claims = await everywhere((store, at) => store.seen.add(name, { at }));
    expect(claims.filter(Boolean)).toHaveLength(1);
  }
});

test("a claim that expired is taken over by exactly one", async () => {
  await stores[0]?.seen.put("claim", { at: 0 }, { expiresAt: NOW });
  const claims = await everywhere((store, at) => store.seen.add("claim", { at: at + 1 }));
  expect(claims.filter(Boolean)).toHaveLength(1);
});

test("of takers in several instances exactly one gets the record", async () => {
  await stores[0]?.tickets.put("ticket", ticket);
  const taken = await everywhere((store) => store.tickets.take("ticket"));
  expect(taken.filter((one) => one !== undefined)).toStrictEqual([ticket]);
});

test("no update is lost when several instances change one record at once, one that was not there included", async () => {
  const counted = await everywhere((store) => store.seen.update("count", (old) => ({ at: (old?.at ?? 0) + 1 })));
  expect(counted.map((one) => one?.at ?? 0).sort((a, b) => a - b)).toEqual(counted.map((_, index) => index + 1));
  expect(await stores[3]?.seen.get("count")).toEqual({ at: counted.length });
});

test("updates that remove and make a record in turn lose nothing either", async () => {
  let made = 0;
  let removed = 0;
  await everywhere(async (store, at) => {
    const left = await store.seen.update("switch", (old) => (old ? undefined : { at }));
    if (left) made++;
    else removed++;
  });
  expect(made + removed).toBe(40);
  expect(made - removed).toBe((await stores[0]?.seen.get("switch")) ? 1 : 0);
});

test("under one name one works at a time in all instances, and nobody is forgotten", async () => {
  let inside = 0;
  let most = 0;
  let done = 0;
  await everywhere((store) =>
    store.exclusively("refresh", async () => {
      most = Math.max(most, ++inside);
      await store.seen.put("work", { at: done });
      done++;
      inside--;
    }),
  );
  expect({ most, done }).toEqual({ most: 1, done: 40 });
});

test("who works under one name may need others, however many do so at once", async () => {
  const names = turns.map((at) => `outer-${at}`);
  const nested = (store: Store) =>
    names.map((name) => store.exclusively(name, () => store.exclusively(`${name} inner`, async () => name)));
  expect(await Promise.all(stores.flatMap(nested))).toEqual(stores.flatMap(() => names));
});

test("an instance whose connection is lost while it works lets the next one in", async () => {
  const [first, second] = stores;
  if (!first || !second) throw new Error("no stores");
  let next: Promise<string> | undefined;
  await first.exclusively("refresh", async () => {
    next = second.exclusively("refresh", async () => "in");
    await askDatabase(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await next;
  });
  expect(await next).toBe("in");
  expect(await first.exclusively("refresh", async () => "again")).toBe("again");
});

test("what one instance wrote every other one reads at once", async () => {
  for (const [index, store] of stores.entries()) {
    await store.spaces.put("space", { spaceId: `by-${index}` });
    const read = await Promise.all(stores.map((other) => other.spaces.get("space")));
    expect(read).toEqual(stores.map(() => ({ spaceId: `by-${index}` })));
  }
});
