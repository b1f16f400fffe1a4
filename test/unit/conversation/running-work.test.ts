import { expect, test } from "vitest";
import { createRunningWork } from "../../../src/conversation/running-work.js";

const maya = { personId: "maya", spaceId: "floor" };
const never = () => new Promise<string>(() => undefined);

test("what is cancelled ends at once with a button to ask again, though its work goes on", async () => {
  const running = createRunningWork();
  let seen: AbortSignal | undefined;
  const asked = running.run(maya, "queue stats last 31d", (signal) => {
    seen = signal;
    return never();
  });
  const ended = expect(asked).rejects.toMatchObject({ code: "cancelled", asks: [{ ask: "queue stats last 31d" }] });
  expect(await running.cancel(maya)).toEqual(["queue stats last 31d"]);
  await ended;
  expect(seen?.aborted).toBe(true);
  expect(await running.cancel(maya)).toEqual([]);
});

test("work of somebody else, and one's own in another space, is not touched", async () => {
  const running = createRunningWork();
  const signals: AbortSignal[] = [];
  for (const asker of [
    { ...maya, personId: "priya" },
    { ...maya, spaceId: "leads" },
  ])
    void running.run(asker, "queue stats", (signal) => {
      signals.push(signal);
      return never();
    });
  expect(await running.cancel(maya)).toEqual([]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
});

test("work that has ended is not running any more, whether it was answered or failed", async () => {
  const running = createRunningWork();
  await running.run(maya, "queue stats", () => Promise.resolve("answer"));
  await expect(running.run(maya, "trend", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await running.cancel(maya)).toEqual([]);
});
