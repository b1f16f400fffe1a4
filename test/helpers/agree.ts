import { expect } from "vitest";
import { type Count, inAll } from "./by-hand.js";
import type { ReadCard } from "./read-card.js";

/** A shown figure against the exact one: equal as far as the card prints it, and a dash exactly where nothing can be divided. */
export function expectShown(shown: number | null | undefined, exact: number | null, halfStep: number, what: string) {
  const asNumber = shown ?? null;
  const agrees =
    asNumber === null || exact === null ? asNumber === exact : Math.abs(asNumber - exact) <= halfStep + 1e-9;
  if (!agrees) expect.fail(`${what}: the card shows ${asNumber}, counted by hand it is ${exact}`);
}

const over = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const percent = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);
const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);

/** Service level B, abandonment, speed of answer and handle time, from counts. */
export const ratesOf = (c: Count) => ({
  "Service level": percent(c.inTarget, c.answered + c.abandoned),
  Abandonment: percent(c.abandoned, c.offered - c.short),
  "Average speed of answer": seconds(over(c.waitAnsweredMs, c.answered)),
  "Average handle time": seconds(over(c.handleMs, c.answered)),
});

const halfStepOf = (value: string) => (value === "Service level" || value === "Abandonment" ? 0.05 : 0.5);

/** Every figure of a Search card, headline, counts and each queue, against the same counted by hand; the total may be counted by itself. */
export function expectAgreement(card: ReadCard, byHand: ReadonlyMap<string, Count>, total = inAll(byHand)): void {
  for (const [label, exact] of Object.entries(ratesOf(total)))
    expectShown(card.figure(label).value, exact, halfStepOf(label), label);
  for (const what of ["offered", "answered", "abandoned", "short", "open"] as const)
    expectShown(card.counted(what), total[what], 0, what);
  expectShown(card.counted("longest wait"), total.longestWaitMs / 1000, 0.5, "longest wait");

  expect([...card.queues.keys()].sort()).toEqual([...byHand.keys()].sort());
  for (const [name, shown] of card.queues) {
    const queue = byHand.get(name);
    if (!queue) continue;
    const rates = ratesOf(queue);
    expectShown(shown.serviceLevel, rates["Service level"], 0.05, `service level of ${name}`);
    expectShown(shown.missed, queue.abandoned, 0, `missed of ${name}`);
    expectShown(shown.answered, queue.answered, 0, `answered of ${name}`);
    expectShown(shown.waitSeconds, rates["Average speed of answer"], 0.5, `wait of ${name}`);
    expectShown(shown.longestSeconds, queue.longestWaitMs / 1000, 0.5, `longest wait of ${name}`);
  }
}

/** The changes of the headline against the same figures of another stretch: percentages in points, durations in percent. */
export function expectChanges(card: ReadCard, now: Count, before: Count): void {
  const [rates, old] = [ratesOf(now), ratesOf(before)];
  for (const label of ["Service level", "Abandonment"] as const)
    expectShown(card.figure(label).change, (rates[label] ?? 0) - (old[label] ?? 0), 0.05, `change of ${label}`);
  for (const label of ["Average speed of answer", "Average handle time"] as const)
    expectShown(
      card.figure(label).change,
      100 * ((rates[label] ?? 0) / (old[label] ?? 1) - 1),
      0.05,
      `change of ${label}`,
    );
}
