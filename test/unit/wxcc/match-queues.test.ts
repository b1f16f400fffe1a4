import { expect, test } from "vitest";
import { Problem } from "../../../src/errors.js";
import { matchQueues } from "../../../src/wxcc/match-queues.js";

const queues = ["Billing EMEA", "Billing US", "Réclamations", "Sales", "Sales Outbound", "VIP billing"].map(
  (name, i) => ({
    id: `id-${i}`,
    name,
    channel: "voice" as const,
    serviceLevelThresholdSeconds: 20,
  }),
);
const askFor = (_written: string, name: string) => `queue stats queue:"${name}"`;
const names = (...wanted: string[]) => matchQueues(wanted, queues, askFor).map((queue) => queue.name);
const problem = (wanted: string): Problem => {
  try {
    matchQueues([wanted], queues, askFor);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error("expected a Problem");
};

test.each([
  ["billing emea", "Billing EMEA"],
  ["  Billing   EMEA ", "Billing EMEA"],
  ["reclamations", "Réclamations"],
  ["RÉCLAMATIONS", "Réclamations"],
  ["sales", "Sales"],
  ["sales o", "Sales Outbound"],
  ["vip", "VIP billing"],
  ["outbound", "Sales Outbound"],
  ["id-3", "Sales"],
])("%s means %s", (wanted, name) => expect(names(wanted)).toEqual([name]));

test("several names are several queues, each once", () => {
  expect(names("vip", "sales", "VIP billing")).toEqual(["VIP billing", "Sales"]);
});

test("a name that fits several queues lists exactly those, each as a button", () => {
  expect(problem("billing")).toMatchObject({ code: "ambiguous-queue" });
  expect(problem("billing").say).toBe('“billing” could be several queues: "Billing EMEA", "Billing US".');
  expect(problem("billing").asks.map(({ label }) => label)).toEqual(["Billing EMEA", "Billing US"]);
});

test("an unknown name gets up to three that look like it, each as a button", () => {
  expect(problem("biling us")).toMatchObject({
    code: "unknown-queue",
    next: 'Did you mean "Billing US"?',
    asks: [{ label: "Billing US", ask: 'queue stats queue:"Billing US"' }],
  });
});

test("a name that looks like none leads to the list of them", () => {
  expect(problem("xyzzyx").asks).toEqual([{ label: "All queues", ask: "all queues today" }]);
});

test("an empty name matches nothing instead of everything", () => {
  expect(problem("  ").code).toBe("unknown-queue");
});

test("two queues whose names differ only in case are told apart by writing one exactly", () => {
  const twins = queues.slice(0, 2).map((queue, i) => ({ ...queue, name: i === 0 ? "Care" : "CARE" }));
  expect(matchQueues(["CARE"], twins, askFor)).toEqual([twins[1]]);
  expect(() => matchQueues(["care"], twins, askFor)).toThrow(expect.objectContaining({ code: "ambiguous-queue" }));
});
