import { expect, test } from "vitest";
import { renderProblem } from "../../../src/cards/render-answer.js";
import { Problem } from "../../../src/errors.js";
import { faultsOf, textsOf } from "./webex-subset.js";

const problem = new Problem("ambiguous-queue", {
  say: '"bill" could be several queues: "Billing", "Billing EMEA".',
  next: "Choose one, or write the whole name in quotes.",
  asks: [
    { label: "Billing", ask: 'queue stats queue:"Billing"' },
    { label: "Billing EMEA", ask: 'queue stats queue:"Billing EMEA"' },
  ],
  trackingId: "ROUTER_6A1B",
});

test("a problem is what happened, the next step, its buttons and Cisco's tracking id", () => {
  const { card } = renderProblem(problem);
  expect(faultsOf(card)).toEqual([]);
  expect(textsOf(card)).toEqual([
    problem.say,
    problem.next,
    "Billing",
    "Billing EMEA",
    "Cisco tracking id ROUTER_6A1B",
  ]);
});

test("its notification says what happened, and its text what can be typed", () => {
  const { markdown } = renderProblem(problem);
  expect(markdown.split("\n")[0]).toBe('**"bill" could be several queues: "Billing", "Billing EMEA".**');
  expect(markdown).toContain('`queue stats queue:"Billing EMEA"`');
});
