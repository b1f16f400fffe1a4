import fc from "fast-check";
import { expect, test } from "vitest";
import { agentTotal, noWork, totalOfAgents } from "../../../src/metrics/add-agent-sums.js";
import type { AgentSums } from "../../../src/metrics/agent-sums.js";
import { agentMetrics, allAgentMetrics } from "../../../src/metrics/definitions.js";

const sums = (part: Partial<AgentSums>): AgentSums => ({ ...noWork, ...part });
const natural = fc.nat(1_000_000);
const unknownOr = fc.option(natural, { nil: null });
const anySums: fc.Arbitrary<AgentSums> = fc.record({
  offered: unknownOr,
  handled: natural,
  notAnswered: unknownOr,
  transferred: unknownOr,
  talkMs: natural,
  holdMs: natural,
  wrapUpMs: natural,
  availableMs: unknownOr,
  idleMs: unknownOr,
});
const anyRow = fc.record({
  agentId: fc.constantFrom("a", "b", "c"),
  channel: fc.constantFrom("voice", "chat", "email"),
  sums: anySums,
});

test("work on two channels is added up, and being ready for both is being ready once: voice's time counts", () => {
  const total = agentTotal([
    { channel: "chat", sums: sums({ handled: 2, talkMs: 100, availableMs: 900, idleMs: 10 }) },
    { channel: "voice", sums: sums({ handled: 3, talkMs: 200, availableMs: 600, idleMs: 20 }) },
  ]);
  expect(total).toMatchObject({ handled: 5, talkMs: 300, availableMs: 600, idleMs: 20 });
});

test("without voice the channel that was ready longest counts", () => {
  const total = agentTotal([
    { channel: "chat", sums: sums({ availableMs: 100, idleMs: 5 }) },
    { channel: "email", sums: sums({ availableMs: 700, idleMs: 6 }) },
  ]);
  expect(total).toMatchObject({ availableMs: 700, idleMs: 6 });
});

test("occupancy of two agents is made of their sums and never the mean of their percentages", () => {
  const rows = [
    { agentId: "a", channel: "voice", sums: sums({ handled: 1, talkMs: 900, availableMs: 100 }) },
    { agentId: "b", channel: "voice", sums: sums({ handled: 1, talkMs: 100, availableMs: 2900 }) },
  ];
  expect(agentMetrics.occupancy.compute(totalOfAgents(rows))).toBe(1000 / 4000);
});

test("handle time, hold, wrap-up, offers not answered and transfers are sums divided once", () => {
  const s = sums({ offered: 8, handled: 4, notAnswered: 2, transferred: 1, talkMs: 400, holdMs: 40, wrapUpMs: 80 });
  const { aht, hold, wrapUp, rona, transferRate } = agentMetrics;
  expect([aht, hold, wrapUp, rona, transferRate].map((metric) => metric.compute(s))).toEqual([130, 10, 20, 0.25, 0.25]);
});

test("nobody at work has a count of 0 and dashes for the rest", () => {
  const values = allAgentMetrics.map((metric) => metric.compute(totalOfAgents([])));
  expect(values.filter((value) => value !== null)).toEqual([0]);
});

test("no metric of agents is ever NaN, infinite or, as occupancy, above 1", () => {
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const total = totalOfAgents(rows);
      for (const metric of allAgentMetrics) {
        const value = metric.compute(total);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }
      expect(agentMetrics.occupancy.compute(total) ?? 0).toBeLessThanOrEqual(1);
    }),
  );
});

test("the order of rows changes no total", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1 }), (rows) => {
      const voiceOnly = rows.map((row) => ({ ...row, channel: "voice" }));
      expect(totalOfAgents([...voiceOnly].reverse())).toEqual(totalOfAgents(voiceOnly));
    }),
  );
});
