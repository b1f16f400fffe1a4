import { expect, test } from "vitest";
import { localDate } from "../../../src/conversation/wall-time.js";
import { openEngine } from "./engine.js";

const HOUR_MS = 3_600_000;
/** UTC hours at which it is 02:30 in one of the zones, in summer or winter, or the clocks jump over it. */
const HOURS = [0.5, 1, 1.5, 6.5, 7, 7.5, 15.5, 16, 16.5];
const DAY_MS = 86_400_000;
const DAYS = 400;
const zones = ["America/New_York", "Europe/Paris", "Australia/Sydney"];
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("over 400 days in three zones, both clock changes included, each local date has its post once", async () => {
  const engine = await openEngine("2026-09-01T00:00:00Z");
  // At 02:30 New York and Paris skip a day's time in spring and see it twice in autumn.
  for (const [index, zone] of zones.entries())
    await engine.put({ time: "02:30", days: { kind: "every-day" }, zone }, { id: `zone${index}` });
  const start = engine.clock.now();
  let running = engine.startProcess();
  const settle = async (turns: number) => {
    for (let settling = 0; settling < turns || running.drain.size() > 0; settling++) await turn();
  };
  for (let day = 0; day < DAYS; day++) {
    for (const hour of HOURS) {
      engine.clock.to(start + day * DAY_MS + hour * HOUR_MS);
      await settle(3);
    }
    // Once a month it is deployed anew.
    if (day % 30 > 0) continue;
    running.kill();
    running = engine.startProcess();
    await settle(10);
  }
  for (const [index, zone] of zones.entries()) {
    const own = engine.posts().filter(({ text }) => text.includes(`Schedule zone${index} `));
    const dates = own.map(({ at }) => localDate(at, zone));
    const days = dates.map((date) => Date.parse(date) / DAY_MS);
    expect(new Set(dates).size).toBe(dates.length);
    expect(days.every((day, n) => n === 0 || day === (days[n - 1] ?? 0) + 1)).toBe(true);
    expect(dates.length).toBeGreaterThanOrEqual(DAYS - 1);
    expect(own.filter(({ text }) => text.includes("Posted late"))).toEqual([]);
  }
}, 60_000);
