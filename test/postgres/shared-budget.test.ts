import { setMaxListeners } from "node:events";
import { expect, test } from "vitest";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import { createBudget, type Urgency } from "../../src/wxcc/budget.js";
import { until } from "../helpers/settle.js";
import { openTurns } from "./open-turns.js";

test("two instances on one database stay within one budget, and people pass while schedules wait", async () => {
  const home = await openTurns(2);
  const clock = createSandboxClock({ start: Date.now(), running: false });
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const granted: { readonly instance: number; readonly urgency: Urgency }[] = [];
  const refused: unknown[] = [];
  const budgets = home.instances.map((turns) =>
    createBudget({ clock, requestsPerMinute: 20, shared: { turns, name: "wxcc-requests" } }),
  );
  const ask = (instance: number, urgency: Urgency, times: number) => {
    for (let n = 0; n < times; n++)
      void budgets[instance]?.acquire(urgency, stop.signal).then(
        () => granted.push({ instance, urgency }),
        (reason) => stop.signal.aborted || refused.push(reason),
      );
  };
  try {
    ask(0, "schedule", 15);
    ask(1, "schedule", 15);
    // Both know by now when it is worth asking again, and sleep until then.
    await until(
      () => granted.length === 16 && clock.sleepers().length === 2,
      "16 schedules to go and the others to sleep",
    );
    ask(0, "person", 3);
    ask(1, "person", 3);
    await until(() => granted.length === 20 && refused.length === 2, "four people to go and two to be told");
    expect(granted.slice(16).every(({ urgency }) => urgency === "person")).toBe(true);
    for (const reason of refused) expect(reason).toMatchObject({ code: "upstream-busy" });
    await home.age(60_000);
    clock.advance(60_000);
    await until(() => granted.length === 34, "the other schedules to go");
    expect(granted.slice(20).every(({ urgency }) => urgency === "schedule")).toBe(true);
  } finally {
    stop.abort(new Error("over"));
    await home.close();
  }
});
