import { describe, expect, test } from "vitest";
import { commands } from "../../../src/commands/registry.js";
import type { Outcome } from "../../../src/conversation/answer.js";
import { createClaims } from "../../../src/conversation/create-claims.js";
import { createHandleMessage } from "../../../src/conversation/handle-message.js";
import { mayBeAskedAgain } from "../../../src/conversation/only-reads.js";
import { Problem } from "../../../src/errors.js";
import type { WorkQueue, WorkRequest } from "../../../src/instances/work-queue.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { createLateWrites } from "../../../src/store/late-writes.js";
import type { SeenRecord } from "../../../src/store/records.js";
import { quietLog } from "../../helpers/quiet-log.js";

const START = Date.parse("2026-11-20T15:07:00Z");
const working = "Working on it: “queue stats today” …";
const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** What instances share: claims that count their writes, jobs that are done when the test says so, and the space. */
function openWorld() {
  const claims = new Map<string, SeenRecord>();
  const requests: WorkRequest[] = [];
  const shown = new Map<string, string>();
  const counted = { writes: 0, posted: 0 };
  const broken = { store: false, afterUpdate: false };
  const reach = (isBroken = broken.store) => {
    if (isBroken) throw new Problem("store-unavailable", { say: "Away.", next: "Wait." });
  };
  const seen = {
    get: async (id: string) => {
      reach();
      return claims.get(id);
    },
    add: async (id: string, value: SeenRecord) => {
      reach();
      counted.writes += 1;
      return !claims.has(id) && claims.set(id, value) !== undefined;
    },
    update: async (id: string, change: (old: SeenRecord | undefined) => SeenRecord | undefined) => {
      reach();
      const old = claims.get(id);
      const value = change(old);
      if (value === old) return value;
      counted.writes += 1;
      if (value) claims.set(id, value);
      else claims.delete(id);
      if (broken.afterUpdate) reach(true);
      return value;
    },
  };
  const render = (markdown: string) => ({ card: {}, markdown });
  const messenger = {
    post: async ({ markdown }: { readonly markdown: string }) => {
      const id = `posted-${++counted.posted}`;
      shown.set(id, markdown);
      return { id, spaceId: "floor" };
    },
    edit: async (id: string, { markdown }: { readonly markdown: string }) => void shown.set(id, markdown),
    remove: async (id: string) => void shown.delete(id),
  };

  /** An instance with a clock of its own, which stands still while it is paused. */
  function start(instance: string) {
    const clock = createSandboxClock({ start: START, running: false });
    const work: ((data: unknown, signal: AbortSignal) => Promise<void>)[] = [];
    const answers: ((text: string) => void)[] = [];
    const queue: WorkQueue = {
      ask: async (_kind, request) => void requests.push(request),
      take: async (_kind, _terms, one) => void work.push(one),
    };
    const late = createLateWrites({ clock, log: quietLog, track: () => undefined });
    const common = { clock, log: quietLog, messenger };
    const own = createClaims({
      ...{ ...common, seen, late, instance, commands, shared: { queue } },
      accept: ({ data }) => {
        void ask(data.id);
        return true;
      },
    });
    const outcome = () =>
      new Promise<Outcome>((resolve) => {
        const say = (title: string) =>
          resolve({ problem: new Problem("upstream-busy", { say: title, next: "Ask again." }) });
        answers.push(say);
      });
    const handle = createHandleMessage({
      ...{ ...common, ...own, botPersonId: "bot", botName: "Floorwalker", answering: { answer: outcome } },
      render: { card: () => render("a card"), problem: ({ say }) => render(say) },
    });
    const ask = (id: string) =>
      handle({
        ...{ id, spaceId: "floor", spaceType: "direct", personId: "maya", personEmail: "maya@example.com" },
        ...{ text: "queue stats today", html: undefined, mentionedPeople: [], parentId: undefined, files: [] },
      });
    void own.takeOver(new AbortController().signal);
    return {
      ask,
      answer: async (text: string) => {
        answers.shift()?.(text);
        await settled();
      },
      isWorking: () => answers.length > 0,
      pass: async (ms: number) => {
        for (let left = ms; left > 0; left -= 1_000) {
          clock.advance(Math.min(left, 1_000));
          await settled();
        }
      },
      /** Does the jobs there are, whenever they are due. */
      look: async () => {
        for (const { data } of requests.splice(0)) void work[0]?.(data, new AbortController().signal);
        await settled();
      },
    };
  }
  return { start, claims, requests, counted, broken, shown: () => [...shown.values()] };
}

async function dyingOver(ms: number) {
  const world = openWorld();
  const [first, second] = [world.start("first"), world.start("second")];
  void first.ask("m");
  await settled();
  await first.pass(ms);
  return { world, first, second };
}

test("a quick question costs its claim and nothing more", async () => {
  const { world, first } = await dyingOver(250);
  await first.answer("the figures");
  await first.pass(5_000);
  expect(world.shown()).toEqual(["the figures"]);
  expect([world.counted.writes, world.requests]).toEqual([1, []]);
});

describe("an instance dies over a question", () => {
  test("another one answers it, once, and no note stays behind", async () => {
    const { world, second } = await dyingOver(3_000);
    expect(world.shown()).toEqual([working]);
    await second.pass(75_000);
    await second.look();
    await second.pass(10_000);
    expect([second.isWorking(), world.shown(), world.counted.posted]).toEqual([true, [working], 2]);
    await second.answer("the figures");
    expect(world.shown()).toEqual(["the figures"]);
  });

  test("when it was only paused it posts nothing when it comes back", async () => {
    const { world, first, second } = await dyingOver(3_000);
    await second.pass(75_000);
    await second.look();
    await second.pass(10_000);
    await first.answer("old figures");
    expect(world.shown()).toEqual([working]);
    await second.answer("the figures");
    expect(world.shown()).toEqual(["the figures"]);
    await first.pass(60_000);
    expect(world.shown()).toEqual(["the figures"]);
  });

  test("what it may have posted is left alone", async () => {
    const { world, first, second } = await dyingOver(1_000);
    await first.answer("the figures");
    await second.pass(200_000);
    await second.look();
    await second.pass(10_000);
    expect([second.isWorking(), world.shown(), world.requests]).toEqual([false, ["the figures"], []]);
  });

  test("a claim that is renewed while the other one makes sure stays where it is", async () => {
    const { world, first, second } = await dyingOver(1_000);
    await second.pass(75_000);
    await second.look();
    await first.pass(20_000);
    await second.pass(10_000);
    expect(second.isWorking()).toBe(false);
    expect(world.requests).toHaveLength(1);
    await first.answer("the figures");
    expect(world.shown()).toEqual(["the figures"]);
  });
});

test("long work of an instance that lives is its own, also when the clocks differ by some seconds", async () => {
  const { world, first, second } = await dyingOver(1_000);
  await second.pass(4_000);
  for (let minute = 0; minute < 5; minute++) {
    await Promise.all([first.pass(60_000), second.pass(60_000)]);
    await second.look();
    expect(world.requests).toHaveLength(1);
  }
  await first.answer("the figures");
  expect([second.isWorking(), world.shown()]).toEqual([false, ["the figures"]]);
});

test("a store that is away when the answer is there costs nobody the answer, nor gives two", async () => {
  const { world, first, second } = await dyingOver(1_000);
  world.broken.store = true;
  await Promise.all([first.pass(90_000), second.pass(90_000)]);
  await first.answer("the figures");
  expect(world.shown()).toEqual(["the figures"]);
  world.broken.store = false;
  await second.look();
  await Promise.all([first.pass(10_000), second.pass(10_000)]);
  expect([second.isWorking(), world.shown()]).toEqual([false, ["the figures"]]);
});

test("a note whose connection breaks when it is written does not lead to a second answer", async () => {
  const world = openWorld();
  const [first, second] = [world.start("first"), world.start("second")];
  void first.ask("m");
  await settled();
  world.broken.afterUpdate = true;
  await first.pass(400);
  world.broken.afterUpdate = false;
  expect(world.claims.get("m")).toMatchObject({ open: "answering" });
  await first.answer("the figures");
  await second.pass(75_000);
  await second.look();
  await second.pass(10_000);
  expect([second.isWorking(), world.shown()]).toEqual([false, ["the figures"]]);
});

test.each([
  ["queue stats today", true],
  ["queues now", true],
  ["alert when waiting contacts > 10", false],
  ["schedule queue stats today at 18:00", false],
  ["grant viewer tom@harborlight.example", false],
  ["no such words", false],
])("whether %s may be asked twice is %s", (text, may) => {
  expect(mayBeAskedAgain(text, commands)).toBe(may);
});
