import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { systemClock } from "../../src/clock.js";
import type { WorkTerms } from "../../src/instances/work-queue.js";
import { openWorkQueue } from "../../src/store/postgres/work-queue.js";
import { createDatabase, cutConnections, startPostgres } from "../helpers/postgres.js";
import { quietLog } from "../helpers/quiet-log.js";

const usual: WorkTerms = { atOnce: 2, withinMs: 60_000, retries: 3 };
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** One instance's queue, and what it did. */
function openInstance(url: string) {
  const queue = openWorkQueue({ connectionString: url, clock: systemClock, log: quietLog, lookSeconds: 1 });
  const stopping = new AbortController();
  const taking: Promise<void>[] = [];
  const stop = async () => {
    stopping.abort();
    await Promise.all(taking);
  };
  ends.push(async () => {
    await stop();
    await queue.close();
  });
  return {
    ...queue,
    stop,
    take: (work: (data: unknown, signal: AbortSignal) => Promise<void>, terms: Partial<WorkTerms> = {}) =>
      void taking.push(queue.take("poll", { ...usual, ...terms }, work, stopping.signal)),
  };
}

async function waitFor(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 20));
}
const newDatabase = () => createDatabase(inject("postgresUrl"));

describe("of two instances", () => {
  test("each job is done by one", async () => {
    const url = await newDatabase();
    const done: string[] = [];
    const instances = [openInstance(url), openInstance(url)];
    for (const [index, { take }] of instances.entries())
      take(async (data) => void done.push(`${index} ${JSON.stringify(data)}`));
    for (let number = 0; number < 20; number++)
      await instances[0]?.ask("poll", { key: `org-${number}`, data: { number } });
    await waitFor(() => done.length >= 20);
    for (const { stop } of instances) await stop();
    expect(new Set(done.map((line) => line.slice(2))).size).toBe(20);
    expect(done).toHaveLength(20);
  });

  test("what a dead one had begun is given to the other", async () => {
    const url = await newDatabase();
    const [dead, other] = [openInstance(url), openInstance(url)];
    let begun = false;
    const hang = () => {
      begun = true;
      return new Promise<never>(() => undefined);
    };
    dead.take(hang, { withinMs: 1_000 });
    await dead.ask("poll", { key: "harbor" });
    await waitFor(() => begun);
    void dead.stop();
    let done = 0;
    other.take(async () => void done++, { withinMs: 1_000 });
    await waitFor(() => done === 1);
    await other.stop();
    expect(done).toBe(1);
  });

  test("a job that was stopped half-way is given to the other", async () => {
    const url = await newDatabase();
    const [stopped, other] = [openInstance(url), openInstance(url)];
    let begun = false;
    stopped.take((_data, signal) => {
      begun = true;
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    await stopped.ask("poll", { key: "harbor" });
    await waitFor(() => begun);
    await stopped.stop();
    let done = 0;
    other.take(async () => void done++);
    await waitFor(() => done === 1);
  });
});

test("of the same kind and key one job waits, and another may be asked for while it is done", async () => {
  const instance = openInstance(await newDatabase());
  for (const run of [1, 2, 3]) await instance.ask("poll", { key: "harbor", data: { run } });
  const done: unknown[] = [];
  let goOn: (() => void) | undefined;
  const first = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  instance.take(async (data) => {
    done.push(data);
    await first;
  });
  await waitFor(() => done.length === 1);
  await instance.ask("poll", { key: "harbor", data: { run: 4 } });
  await instance.ask("poll", { key: "harbor", data: { run: 5 } });
  goOn?.();
  await waitFor(() => done.length === 2);
  await instance.stop();
  expect(done).toEqual([{ run: 1 }, { run: 4 }]);
});

test("at most one job of a key in each slot, also when the first is done; another key has its own", async () => {
  const instance = openInstance(await newDatabase());
  const done: unknown[] = [];
  instance.take(async (data) => void done.push(data));
  const ring = (key: string) => instance.ask("poll", { key, data: { key }, atMostEveryMs: 600_000 });
  await ring("all");
  await waitFor(() => done.length === 1);
  await ring("all");
  await ring("other");
  await waitFor(() => done.length === 2);
  await instance.stop();
  expect(done).toEqual([{ key: "all" }, { key: "other" }]);
});

test("a job is not done before its time", async () => {
  const instance = openInstance(await newDatabase());
  let doneAt: number | undefined;
  instance.take(async () => {
    doneAt ??= performance.now();
  });
  const askedAt = performance.now();
  await instance.ask("poll", { key: "harbor", afterMs: 1_500 });
  await waitFor(() => doneAt !== undefined);
  // The two clocks may differ by what one statement takes.
  expect((doneAt ?? 0) - askedAt).toBeGreaterThan(1_490);
});

test("a job whose time is over is told so and given out again", async () => {
  const instance = openInstance(await newDatabase());
  const signals: AbortSignal[] = [];
  const work = (_data: unknown, signal: AbortSignal) => {
    signals.push(signal);
    return signals.length === 1 ? new Promise<never>(() => undefined) : Promise.resolve();
  };
  instance.take(work, { withinMs: 1_000, atOnce: 1 });
  await instance.ask("poll", { key: "harbor" });
  await waitFor(() => signals.length === 2);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test("a job that fails is done again", async () => {
  const instance = openInstance(await newDatabase());
  let tries = 0;
  instance.take(async () => {
    tries++;
    if (tries === 1) throw new Error("not yet");
  });
  await instance.ask("poll", { key: "harbor" });
  await waitFor(() => tries === 2);
  await instance.stop();
  expect(tries).toBe(2);
});

test("stopping waits for the job under way, which counts as done", async () => {
  const url = await newDatabase();
  const [instance, other] = [openInstance(url), openInstance(url)];
  let goOn: (() => void) | undefined;
  instance.take(() => new Promise<void>((resolve) => (goOn = resolve)));
  await instance.ask("poll", { key: "harbor" });
  await waitFor(() => goOn !== undefined);
  let stopped = false;
  const stopping = instance.stop().then(() => {
    stopped = true;
  });
  await other.ask("poll", { key: "lumen" });
  expect(stopped).toBe(false);
  goOn?.();
  await stopping;
  const done: unknown[] = [];
  other.take(async (data) => void done.push(data));
  await waitFor(() => done.length === 1);
  await other.stop();
  expect(done).toHaveLength(1);
});

test("cut connections are made again, and a job that ended meanwhile is not done twice", async () => {
  const url = await newDatabase();
  const instance = openInstance(url);
  const done: unknown[] = [];
  instance.take(
    async (data) => {
      done.push(data);
      if (done.length === 1) await cutConnections(url);
    },
    { withinMs: 5_000 },
  );
  await instance.ask("poll", { key: "harbor", data: { number: 1 } });
  await waitFor(() => done.length === 1);
  await vi.waitFor(() => instance.ask("poll", { key: "lumen", data: { number: 2 } }), { timeout: 10_000 });
  await waitFor(() => done.length === 2);
  expect(done).toEqual([{ number: 1 }, { number: 2 }]);
});

test("while the database is away asking is refused; a queue that was opened then works when it is there", async () => {
  const server = await startPostgres();
  ends.push(server.discard);
  const url = await createDatabase(server.url);
  const early = openInstance(url);
  let done = 0;
  await early.ask("poll", { key: "before" });
  await server.pause();
  const instance = openInstance(url);
  instance.take(async () => void done++);
  await expect(instance.ask("poll", { key: "harbor" })).rejects.toMatchObject({ code: "store-unavailable" });
  await expect(early.ask("poll", { key: "harbor" })).rejects.toMatchObject({ code: "store-unavailable" });
  await server.resume();
  await waitFor(() => done === 1);
  await early.ask("poll", { key: "harbor" });
  await waitFor(() => done === 2);
});
