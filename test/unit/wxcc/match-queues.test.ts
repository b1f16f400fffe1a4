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
const names = (...wanted: string[]) => matchQueues(wanted, queues).map((queue) => queue.name);
const problem = (wanted: string): Problem => {
  try {
    matchQueues([wanted], queues);
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

test("a name that fits several queues lists them", () => {
  expect(problem("billing")).toMatchObject({ code: "ambiguous-queue" });
  expect(problem("billing").say).toBe('"billing" could be several queues: "Billing EMEA", "Billing US".');
});

test("an unknown name gets up to three that look like it", () => {
  expect(problem("biling us")).toMatchObject({ code: "unknown-queue", next: 'Did you mean "Billing US"?' });
  expect(problem("xyzzyx").next).toMatch(/^Ask without the queue filter/);
});

test("an empty name matches nothing instead of everything", () => {
  expect(problem("  ").code).toBe("unknown-queue");
});

test("two queues whose names differ only in case are told apart by writing one exactly", () => {
  const twins = queues.slice(0, 2).map((queue, i) => ({ ...queue, name: i === 0 ? "Care" : "CARE" }));
  expect(matchQueues(["CARE"], twins)).toEqual([twins[1]]);
  expect(() => matchQueues(["care"], twins)).toThrow(expect.objectContaining({ code: "ambiguous-queue" }));
});
