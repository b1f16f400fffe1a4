import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import type { SharedAnswers } from "../../../../src/instances/answers.js";
import type { AgentStatistics } from "../../../../src/wxcc/statistics/agent-source.js";
import { createAnswerMemory } from "../../../../src/wxcc/statistics/remember-answers.js";
import { shelveAnswers } from "../../../../src/wxcc/statistics/shelve-answers.js";
import type { QueueStatistics } from "../../../../src/wxcc/statistics/source.js";
import { agentStatisticsSchema, queueStatisticsSchema } from "../../../../src/wxcc/statistics/statistics-schema.js";
import { createSkippingClock } from "../skipping-clock.js";

const HOUR_MS = 3_600_000;

/** Shared by whoever is given it, for ever; what is kept goes through JSON. */
function cupboard() {
  const kept = new Map<string, { readonly json: string; readonly keepMs: number }>();
  const shared: SharedAnswers = {
    read: async (key) => {
      const found = kept.get(key);
      return found && { value: JSON.parse(found.json), keepMs: found.keepMs };
    },
    keep: (key, value, keepMs) => {
      kept.set(key, { json: JSON.stringify(value), keepMs });
    },
  };
  return { kept, shared };
}

function start(shared: SharedAnswers) {
  const clock = createSkippingClock(0);
  const shelf = shelveAnswers({ shared, name: "words-1", schema: z.string() });
  const memory = createAnswerMemory<string>({ clock, entries: 10, shelf });
  const asked: string[] = [];
  const ask = (key: string, answer: string, keepMs = HOUR_MS) =>
    memory.share(key, "person", keepMs, async () => {
      asked.push(key);
      return answer;
    });
  return { clock, memory, asked, ask };
}

test("what one instance has read is not asked for by another", async () => {
  const { shared } = cupboard();
  const [first, second] = [start(shared), start(shared)];
  expect(await first.ask("yesterday", "42")).toBe("42");
  expect(await second.ask("yesterday", "other")).toBe("42");
  expect(second.asked).toEqual([]);
});

test("an answer of another instance is kept no longer than it is right", async () => {
  const { kept, shared } = cupboard();
  const [first, second] = [start(shared), start(shared)];
  await first.ask("yesterday", "42");
  kept.set("words-1 yesterday", { json: '"42"', keepMs: 5_000 });
  await second.ask("yesterday", "new");
  kept.clear();
  await second.clock.sleep(4_999);
  expect(await second.ask("yesterday", "new")).toBe("42");
  await second.clock.sleep(1);
  expect(await second.ask("yesterday", "new")).toBe("new");
});

test("figures that still move are neither left for others nor taken from them", async () => {
  const { kept, shared } = cupboard();
  kept.set("words-1 today", { json: '"old"', keepMs: HOUR_MS });
  const { ask, asked } = start(shared);
  expect(await ask("today", "42", 60_000)).toBe("42");
  expect(asked).toEqual(["today"]);
  expect(kept.get("words-1 today")?.json).toBe('"old"');
});

test("what was forgotten is read anew, though another instance still has it, and then left for the others", async () => {
  const { shared } = cupboard();
  const [first, second, third] = [start(shared), start(shared), start(shared)];
  await first.ask("sites", "old");
  await second.ask("sites", "old");
  second.memory.forget("sites");
  expect(await second.ask("sites", "new")).toBe("new");
  expect(await third.ask("sites", "newest")).toBe("new");
});

test("an answer of another shape, or a failure, is left to nobody", async () => {
  const { kept, shared } = cupboard();
  kept.set("words-1 yesterday", { json: "42", keepMs: HOUR_MS });
  const { ask, memory } = start(shared);
  expect(await ask("yesterday", "forty-two")).toBe("forty-two");
  await expect(memory.share("last week", "person", HOUR_MS, () => Promise.reject(new Error("no")))).rejects.toThrow(
    "no",
  );
  expect(kept.has("words-1 last week")).toBe(false);
});

const known = fc.nat();
const perhaps = fc.option(fc.nat(), { nil: null });
const channel = fc.constantFrom("voice", "chat", "email", "social", "other");
const name = fc.string();

const queueRow = fc.record({
  ...{ queueId: name, queueName: name, channel },
  sums: fc.record({
    ...{ offered: known, answered: known, answeredInTarget: perhaps, abandoned: known, abandonedInTarget: perhaps },
    ...{ short: perhaps, open: perhaps, waitAnsweredMs: perhaps, waitAllMs: perhaps, waited: perhaps },
    ...{ longestWaitMs: perhaps, talkMs: perhaps, holdMs: perhaps, wrapUpMs: perhaps },
  }),
});
const cut = fc.record({ intervalFrom: known }, { requiredKeys: [] });

test("figures come back from other instances as they were, unknown ones too", () => {
  const rows = fc.array(fc.tuple(queueRow, cut).map(([row, interval]) => ({ ...row, ...interval })));
  const statistics = fc.record(
    {
      source: fc.constantFrom("search", "rest"),
      asOf: known,
      counting: fc.constantFrom("visits", "last-queue"),
      rows,
      contacts: rows,
    },
    { requiredKeys: ["source", "asOf", "counting", "rows"] },
  );
  fc.assert(
    fc.property(statistics, (answer: QueueStatistics) => {
      expect(queueStatisticsSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    }),
  );
});

test("agents' figures come back from other instances as they were", () => {
  const answer: AgentStatistics = {
    source: "search",
    asOf: 5,
    partOfDay: false,
    rows: [
      {
        ...{ agentId: "a", agentName: "Maya", teamId: "t", teamName: "Floor", channel: "voice", intervalFrom: 3 },
        sums: {
          ...{ offered: null, handled: 2, notAnswered: 0, transferred: null, talkMs: 1.5, holdMs: 0, wrapUpMs: 7 },
          ...{ availableMs: null, idleMs: 9 },
        },
      },
    ],
  };
  expect(agentStatisticsSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
});
