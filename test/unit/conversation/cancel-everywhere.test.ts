import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { cancelEverywhere } from "../../../src/conversation/cancel-everywhere.js";
import { createRunningWork } from "../../../src/conversation/running-work.js";
import { Problem } from "../../../src/errors.js";
import type { News } from "../../../src/instances/news.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { until } from "../../helpers/settle.js";

const maya = { personId: "maya", spaceId: "floor" };
const never = () => new Promise<string>(() => undefined);

/** Instances that hear of each other, a moment later, as long as the line holds. */
function start(instances: number) {
  const clock = createSandboxClock({ start: 0, running: false });
  const listeners: { readonly topic: string; readonly listener: (text: string) => void }[] = [];
  const line = { cut: false, longest: 0 };
  const news: News = {
    async tell(topic, text) {
      if (line.cut) throw new Problem("store-unavailable", { say: "Away.", next: "Wait." });
      line.longest = Math.max(line.longest, Buffer.byteLength(text));
      setImmediate(() => {
        for (const each of listeners) if (each.topic === topic) each.listener(text);
      });
    },
    hear(topic, listener) {
      listeners.push({ topic, listener });
      return () => undefined;
    },
  };
  const running = Array.from({ length: instances }, () =>
    cancelEverywhere(createRunningWork(), { news, clock, randomBytes }),
  );
  const [first, second] = running;
  if (!first || !second) throw new Error("two at least");
  return { clock, line, first, second };
}

/** Long enough for every reply. */
const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
};

test("a question that runs in another instance is stopped there, and whoever cancels hears what it was", async () => {
  const { clock, first, second } = start(3);
  const ended = expect(first.run(maya, "queue stats last 31d", never)).rejects.toMatchObject({ code: "cancelled" });
  const others = first.run({ ...maya, personId: "priya" }, "trend", (signal) =>
    Promise.resolve().then(async () => {
      await until(() => clock.now() > 0);
      return signal.aborted ? "stopped" : "answered";
    }),
  );
  const cancelled = second.cancel(maya);
  await ended;
  await settle();
  clock.advance(1_000);
  expect(await cancelled).toEqual(["queue stats last 31d"]);
  expect(await others).toBe("answered");
});

test("nobody waits for others when the question ran here, and what ran elsewhere is stopped as well", async () => {
  const { first, second } = start(2);
  const here = expect(second.run(maya, "trend", never)).rejects.toMatchObject({ code: "cancelled" });
  const there = expect(first.run(maya, "queue stats", never)).rejects.toMatchObject({ code: "cancelled" });
  expect(await second.cancel(maya)).toEqual(["trend"]);
  await Promise.all([here, there]);
});

test("nothing was running when nobody says so within a second", async () => {
  const { clock, second } = start(2);
  const cancelled = second.cancel(maya);
  await settle();
  clock.advance(1_000);
  expect(await cancelled).toEqual([]);
});

test("while others cannot be told, what runs here is stopped, and nothing is claimed of what may run elsewhere", async () => {
  const { line, first } = start(2);
  line.cut = true;
  const here = expect(first.run(maya, "trend", never)).rejects.toMatchObject({ code: "cancelled" });
  expect(await first.cancel(maya)).toEqual(["trend"]);
  await here;
  await expect(first.cancel(maya)).rejects.toMatchObject({ code: "store-unavailable" });
});

test("any number of questions of any length fits into what instances can tell each other", async () => {
  const { clock, line, first, second } = start(2);
  for (let n = 0; n < 30; n++) first.run(maya, `\u0001${"\u{1F4DE}".repeat(900)}${n}`, never).catch(() => undefined);
  const cancelled = second.cancel(maya);
  await settle();
  clock.advance(1_000);
  expect((await cancelled).length).toBeGreaterThan(0);
  expect(line.longest).toBeLessThan(4_000);
});
