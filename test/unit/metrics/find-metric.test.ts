import { expect, test } from "vitest";
import { metrics, notAvailable } from "../../../src/metrics/definitions.js";
import { findMetric } from "../../../src/metrics/find-metric.js";

test.each([
  ["service level", "service-level"],
  ["SLA", "service-level"],
  ["Service-Level", "service-level"],
  ["AHT", "aht"],
  ["wrap-up", "average-wrap-up"],
  ["abandon rate", "abandonment"],
  ["longest wait now", "longest-wait-now"],
])("%s is found", (words, id) => {
  expect(findMetric(words)).toMatchObject({ kind: "metric", metric: { id } });
});

test("a metric that Contact Center cannot give says why and who would know", () => {
  const found = findMetric("adherence");
  expect(found).toMatchObject({ kind: "not-available", metric: { id: "adherence" } });
});

test.each(["occupancy", "RONA", "transfers", "agent handle time"])("%s is a metric of agents", (words) => {
  expect(findMetric(words).kind).toBe("agent-metric");
});

test("a slip of the finger gets the nearest names", () => {
  expect(findMetric("servise levl")).toMatchObject({ kind: "unknown", close: ["Service level"] });
  expect(findMetric("zzzzzz")).toEqual({ kind: "unknown", close: [] });
});

test("every metric is found by its own name and id", () => {
  for (const m of [...metrics, ...notAvailable]) {
    expect(findMetric(m.name)).toMatchObject({ metric: { id: m.id } });
    expect(findMetric(m.id)).toMatchObject({ metric: { id: m.id } });
  }
});
