import { expect, test } from "vitest";
import { createWaitingSource } from "../../../../src/wxcc/statistics/waiting.js";
import { type Answering, acme, createCloud, json } from "../fake-cloud.js";
import { createSkippingClock } from "../skipping-clock.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const group = (id: string | null, waiting: number, oldestCreatedAt: number) => ({
  lastQueue: id === null ? null : { id, name: `Queue ${id}` },
  aggregation: [
    { name: "oldestCreatedAt", value: oldestCreatedAt },
    { name: "waiting", value: waiting },
  ],
});
const page = (tasks: object[]) =>
  json({ data: { task: { tasks, pageInfo: { hasNextPage: false, endCursor: null } } } });

function waiting(answer: Answering) {
  const cloud = createCloud(createSkippingClock(NOW), answer);
  return { ...cloud, source: createWaitingSource({ http: cloud.http }) };
}

test("who waits is read per queue, looking back 24 hours", async () => {
  const { source, sent } = waiting(() => page([group("q1", 3, NOW - 65_000), group(null, 1, NOW - 1000)]));
  await expect(source.waiting(acme(), {}, NOW, "person")).resolves.toEqual([
    { queueId: "q1", queueName: "Queue q1", waiting: 3, oldestCreatedAt: NOW - 65_000 },
  ]);
  expect(sent[0]?.body.variables).toMatchObject({
    from: String(NOW - 86_400_000),
    to: String(NOW),
    filter: { and: [{ isActive: { equals: true } }, { status: { equals: "parked" } }] },
  });
});

test("nobody waiting is no row", async () => {
  const { source } = waiting(() => page([group("q1", 0, 0)]));
  await expect(source.waiting(acme(), {}, NOW, "person")).resolves.toEqual([]);
});

test("a figure that is missing is nonsense", async () => {
  const { source } = waiting(() => page([{ ...group("q1", 1, 1), aggregation: [] }]));
  await expect(source.waiting(acme(), {}, NOW, "person")).rejects.toMatchObject({ code: "upstream-nonsense" });
});
