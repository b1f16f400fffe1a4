import { expect, test } from "vitest";
import { localDate } from "../../../src/schedule/describe-moment.js";
import { openEngine } from "./engine.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const DAYS = 400;
const zones = ["America/New_York", "Europe/Paris", "Australia/Sydney"];
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("over 400 days in three zones, both clock changes included, each local date has its post once", async () => {
  const engine = await openEngine("2026-09-01T00:30:00Z");
  // All three are whole hours from UTC, so 02:30 is at half past an hour. At 02:30 New York and Paris skip a day's time in spring and see it twice in autumn.
  for (const [index, zone] of zones.entries())
    await engine.put({ time: "02:30", days: { kind: "every-day" }, zone }, { id: `zone${index}` });
  const start = engine.clock.now();
  const first = engine.startProcess();
  let running = first;
  for (let at = start; at < start + DAYS * DAY_MS; at += HOUR_MS) {
    engine.clock.to(at);
    for (let settling = 0; settling < 3 || running.drain.size() > 0; settling++) await turn();
    // Once a month it is deployed anew.
    if ((at - start) % (30 * DAY_MS) === 0) {
      running.kill();
      running = engine.startProcess();
      for (let settling = 0; settling < 10 || running.drain.size() > 0; settling++) await turn();
    }
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
