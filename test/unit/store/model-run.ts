import fc from "fast-check";
import { expect } from "vitest";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import type { TicketRecord } from "../../../src/store/records.js";
import type { Store, Table } from "../../../src/store/store.js";
import { NOW, ticket } from "./samples.js";

type Open = (clock: SandboxClock) => Promise<Store>;

/** The model: a Map from id to a number and the time it dies at. */
type Model = Map<string, { n: number; expiresAt: number }>;

const id = fc.constantFrom("a", "b", "__proto__");
const n = fc.integer({ min: 1, max: 9 });
const livesMs = fc.constantFrom(Number.POSITIVE_INFINITY, 500, 1500);
const table = fc.constantFrom<"seen" | "tickets">("seen", "tickets");

const step = fc.oneof(
  fc.record({ do: fc.constant("put" as const), table, id, n, livesMs }),
  fc.record({ do: fc.constant("add" as const), table, id, n, livesMs }),
  fc.record({ do: fc.constant("update" as const), table, id, n }),
  fc.record({ do: fc.constant("drop" as const), table, id }),
  fc.record({ do: fc.constant("take" as const), table, id }),
  fc.record({ do: fc.constant("remove" as const), table, id }),
  fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(400, 1000) }),
  fc.record({ do: fc.constant("reopen" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Both tables as tables of numbers, so that one model fits a journal and encrypted records alike. */
interface Numbers {
  readonly table: Pick<Table<{ n: number }>, "get" | "put" | "add" | "take" | "update" | "remove" | "find">;
}

const toTicket = (value: number): TicketRecord => ({ ...ticket, codeVerifier: `secret ${value}`, createdAt: value });

function numbers(store: Store, name: "seen" | "tickets"): Numbers["table"] {
  if (name === "seen")
    return mapped(
      store.seen,
      (value) => ({ at: value }),
      (record) => record.at,
    );
  return mapped(store.tickets, toTicket, (record) => {
    expect(record).toEqual(toTicket(record.createdAt));
    return record.createdAt;
  });
}

function mapped<T>(inner: Table<T>, to: (n: number) => T, from: (record: T) => number): Numbers["table"] {
  const back = (record: T | undefined) => (record === undefined ? undefined : { n: from(record) });
  return {
    get: async (key) => back(await inner.get(key)),
    put: (key, value, lifetime) => inner.put(key, to(value.n), lifetime),
    add: (key, value, lifetime) => inner.add(key, to(value.n), lifetime),
    take: async (key) => back(await inner.take(key)),
    remove: (key) => inner.remove(key),
    update: async (key, change) =>
      back(
        await inner.update(key, (old) => {
          const next = change(back(old));
          return next && to(next.n);
        }),
      ),
    find: async () => (await inner.find()).map((record) => ({ n: from(record) })),
  };
}

/** A run of random steps against a store and the model, which must agree after each. */
export const modelRun = fc.array(step, { maxLength: 25 }).map((steps) => async (open: Open) => {
  const clock = createSandboxClock({ start: NOW, running: false });
  const models = { seen: new Map(), tickets: new Map() } satisfies Record<string, Model>;
  let store = await open(clock);
  try {
    for (const one of steps) {
      if (one.do === "wait") clock.advance(one.ms);
      else if (one.do === "reopen") {
        await store.close();
        store = await open(clock);
      } else await runStep(one, numbers(store, one.table), models[one.table], clock.now());
      for (const name of ["seen", "tickets"] as const) await compare(numbers(store, name), models[name], clock.now());
    }
  } finally {
    await store.close();
  }
});

const living = (model: Model, key: string, now: number) => {
  const kept = model.get(key);
  return kept && kept.expiresAt > now ? kept : undefined;
};

async function runStep(
  one: Exclude<Step, { do: "wait" } | { do: "reopen" }>,
  real: Numbers["table"],
  model: Model,
  now: number,
) {
  const old = living(model, one.id, now);
  const expected = old && { n: old.n };
  if (one.do === "put" || one.do === "add") {
    const expiresAt = now + one.livesMs;
    const lifetime = Number.isFinite(expiresAt) ? { expiresAt } : {};
    if (one.do === "put") await real.put(one.id, { n: one.n }, lifetime);
    else expect(await real.add(one.id, { n: one.n }, lifetime)).toBe(!old);
    if (one.do === "put" || !old) model.set(one.id, { n: one.n, expiresAt });
  } else if (one.do === "update") {
    const next = (old?.n ?? 0) + one.n;
    expect(await real.update(one.id, (was) => ({ n: (was?.n ?? 0) + one.n }))).toEqual({ n: next });
    model.set(one.id, { n: next, expiresAt: old?.expiresAt ?? Number.POSITIVE_INFINITY });
  } else {
    if (one.do === "drop") expect(await real.update(one.id, () => undefined)).toBeUndefined();
    if (one.do === "take") expect(await real.take(one.id)).toEqual(expected);
    if (one.do === "remove") expect(await real.remove(one.id)).toBe(old !== undefined);
    model.delete(one.id);
  }
}

async function compare(real: Numbers["table"], model: Model, now: number) {
  const expected: number[] = [];
  for (const key of ["a", "b", "__proto__"]) {
    const kept = living(model, key, now);
    if (kept) expected.push(kept.n);
    expect(await real.get(key)).toEqual(kept && { n: kept.n });
  }
  expect((await real.find()).map((one) => one.n).sort()).toEqual(expected.sort());
}
