import { expect, test } from "vitest";
import { createQueueDirectory } from "../../../src/wxcc/queue-directory.js";
import { type Answering, acme, createCloud, json } from "./fake-cloud.js";
import { createSkippingClock } from "./skipping-clock.js";

const queue = (id: string, channelType = "TELEPHONY") => ({
  id,
  name: `Queue ${id}`,
  channelType,
  serviceLevelThreshold: 20,
});
const page = (ids: string[], meta: object = { totalPages: 1, totalRecords: ids.length }) =>
  json({ meta, data: ids.map((id) => queue(id)) });

function directory(answer: Answering) {
  const clock = createSkippingClock(Date.UTC(2026, 10, 20, 9));
  const cloud = createCloud(clock, answer);
  return { clock, ...cloud, directory: createQueueDirectory({ http: cloud.http, clock }) };
}

test("every page is read, and channels are in our words", async () => {
  const { directory: d, sent } = directory((_sent, nth) =>
    nth === 0
      ? page(["a"], { totalPages: 2, totalRecords: 3 })
      : json({
          meta: { totalPages: 2, totalRecords: 3 },
          data: [queue("b", "SOCIAL_CHANNEL"), queue("c", "WORK_ITEM")],
        }),
  );
  expect(await d.queues(acme())).toEqual([
    { id: "a", name: "Queue a", channel: "voice", serviceLevelThresholdSeconds: 20 },
    { id: "b", name: "Queue b", channel: "social", serviceLevelThresholdSeconds: 20 },
    { id: "c", name: "Queue c", channel: undefined, serviceLevelThresholdSeconds: 20 },
  ]);
  expect(sent.map((s) => s.url.searchParams.get("page"))).toEqual(["0", "1"]);
  expect(sent[0]?.url.pathname).toBe(`/organization/${acme().id}/v2/contact-service-queue`);
});

test("without totals the list goes on until a page is empty", async () => {
  const { directory: d } = directory((_sent, nth) => json({ data: nth < 2 ? [queue(`q${nth}`)] : [] }));
  expect(await d.queues(acme())).toHaveLength(2);
});

test("fewer queues than were announced are not taken for all", async () => {
  const { directory: d } = directory(() => page(["a"], { totalPages: 1, totalRecords: 2 }));
  await expect(d.queues(acme())).rejects.toMatchObject({ code: "result-incomplete" });
});

test("the list is read once by many at a time and kept for ten minutes", async () => {
  const { directory: d, sent, clock } = directory(() => page(["a"]));
  await Promise.all([1, 2, 3].map(() => d.queues(acme())));
  clock.advance(9 * 60_000);
  await d.queues(acme());
  expect(sent).toHaveLength(1);
  clock.advance(60_000);
  await d.queues(acme());
  expect(sent).toHaveLength(2);
});

test("a queue that is not known yet has the list read again, a deleted one at most once a minute", async () => {
  const { directory: d, sent, clock } = directory((_sent, nth) => page(nth === 0 ? ["a"] : ["a", "b"]));
  await d.queues(acme());
  clock.advance(60_000);
  expect(await d.queues(acme(), { mustKnow: ["b"] })).toHaveLength(2);
  expect(sent).toHaveLength(2);
  await d.queues(acme(), { mustKnow: ["deleted"] });
  expect(sent).toHaveLength(2);
});
