import { expect, test } from "vitest";
import { Problem } from "../../../src/errors.js";
import type { Turns } from "../../../src/instances/turns.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { createPace } from "../../../src/schedule/pace.js";
import { sharePace } from "../../../src/schedule/shared-pace.js";
import { until } from "../../helpers/settle.js";

const never = new AbortController().signal;

function watch(perSecond: number, answers: (number | "away")[]) {
  const clock = createSandboxClock({ start: 0, running: false });
  const asked: unknown[] = [];
  const turns: Turns = {
    take: async (limit) => {
      asked.push(limit);
      const answer = answers.shift() ?? 0;
      if (answer === "away") throw new Problem("store-unavailable", { say: "Away.", next: "Wait." });
      return answer;
    },
    pause: async () => undefined,
  };
  const own = createPace({ clock, perSecond });
  return { clock, asked, takeTurn: sharePace(own, { clock, turns, name: "scheduled-posts", perSecond }) };
}

test("a turn is taken of all instances' turns as well, and what is told is waited for", async () => {
  const { clock, asked, takeTurn } = watch(5, [700]);
  const turn = takeTurn(never);
  await until(() => clock.sleepers().length === 1);
  expect(clock.sleepers()).toEqual([700]);
  clock.advance(700);
  await turn;
  expect(asked).toEqual([1, 2].map(() => ({ name: "scheduled-posts", limit: 5, windowMs: 1000 })));
});

test("a pace that is no whole number keeps its bound", async () => {
  const { asked, takeTurn } = watch(0.5, []);
  await takeTurn(never);
  expect(asked).toEqual([{ name: "scheduled-posts", limit: 1, windowMs: 2000 }]);
});

test("nobody goes on while turns cannot be counted, and who gives up leaves the line to the others", async () => {
  const { clock, takeTurn } = watch(5, ["away", "away"]);
  const stop = new AbortController();
  const given = takeTurn(stop.signal);
  const next = takeTurn(never);
  await until(() => clock.sleepers().length === 1);
  stop.abort(new Error("stopped"));
  await expect(given).rejects.toThrow("stopped");
  for (let left = 10; left > 0; left--) {
    await until(() => clock.sleepers().length === 1);
    clock.advance(5_000);
    if ((await Promise.race([next.then(() => "done"), new Promise((r) => setImmediate(() => r("waits")))])) === "done")
      return;
  }
  throw new Error("the next never had its turn");
});
