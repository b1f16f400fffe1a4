import { expect, test } from "vitest";
import { createRestSource } from "../../../../src/wxcc/statistics/rest.js";
import { type Answering, acme, createCloud, json } from "../fake-cloud.js";
import { createSkippingClock } from "../skipping-clock.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const DAY = 24 * 60 * 60_000;
const midnight = Date.UTC(2026, 10, 20);
const yesterday = { from: midnight - DAY, to: midnight };

const record = (queueId: string, accepted: number) => ({
  intervalStartTime: midnight,
  queueId,
  queueName: `Queue ${queueId}`,
  channelType: "telephony",
  totalOfferedTasks: 99,
  totalEnqueuedTasks: accepted,
  totalAssignedTasks: 0,
  totalAcceptedTasks: accepted,
  totalRejectedTasks: 0,
  totalAbandonedTasks: 1,
  averageEnqueuedTime: 1000.5,
  averageHandledTime: 60_000,
  serviceLevelThresholdPercentage: 100,
});
const one = () => json({ meta: {}, data: [record("q1", 10)] });

function rest(answer: Answering) {
  const clock = createSkippingClock(NOW);
  const cloud = createCloud(clock, answer);
  return { clock, ...cloud, source: createRestSource({ http: cloud.http, clock }) };
}

test("a local day is two calls of under 24 h, added up", async () => {
  const { source, sent } = rest(one);
  const answer = await source.queues(acme(), yesterday, {});
  expect(sent).toHaveLength(2);
  expect(answer).toMatchObject({ source: "rest", counting: "visits", asOf: midnight });
  expect(answer.rows).toMatchObject([{ queueId: "q1", channel: "voice", sums: { offered: 22, answered: 20 } }]);
});

test("today is true up to the last full quarter of an hour, in one call", async () => {
  const { source, sent } = rest(one);
  const answer = await source.queues(acme(), { from: midnight, to: NOW }, {});
  expect(answer.asOf).toBe(Date.UTC(2026, 10, 20, 9));
  expect(sent.map((s) => Object.fromEntries(s.url.searchParams))).toEqual([
    { from: String(midnight), to: String(answer.asOf), orgId: acme().id },
  ]);
});

test("a range that ends in the future is asked up to now", async () => {
  const { source } = rest(one);
  expect((await source.queues(acme(), { from: midnight, to: midnight + DAY }, {})).asOf).toBe(
    Date.UTC(2026, 10, 20, 9),
  );
});

test("the first minutes of a day cost no call and have no rows", async () => {
  const { source, sent } = rest(one);
  const answer = await source.queues(acme(), { from: NOW - 60_000, to: NOW }, {});
  expect([answer.rows, sent]).toEqual([[], []]);
});

test("more than 100 queues are asked for in hundreds, each id once", async () => {
  const { source, sent } = rest(one);
  const queueIds = Array.from({ length: 150 }, (_, i) => `id-${i}`);
  await source.queues(acme(), { from: midnight, to: NOW }, { queueIds: [...queueIds, ...queueIds] });
  const asked = sent.map((s) => s.url.searchParams.get("queueIds")?.split(",") ?? []);
  expect(asked.map((ids) => ids.length)).toEqual([100, 50]);
  expect(asked.flat().sort()).toEqual(queueIds.sort());
});

test("a window that fails fails the answer: never a short total", async () => {
  const { source } = rest((_sent, nth) => (nth === 0 ? one() : json({}, { status: 400 })));
  await expect(source.queues(acme(), yesterday, {})).rejects.toMatchObject({ code: "upstream-refused" });
});

test("asking again for the week costs only the windows that can still change", async () => {
  const { source, sent, clock } = rest(one);
  const monday = { from: midnight - 4 * DAY, to: NOW };
  await source.queues(acme(), monday, {});
  const first = sent.length;
  clock.advance(60_000);
  await source.queues(acme(), { ...monday, to: NOW + 60_000 }, {});
  expect([first, sent.length - first]).toEqual([5, 1]);
});

test("a count that is missing is nonsense, not 0", async () => {
  const { totalAcceptedTasks, ...short } = record("q1", 10);
  const { source } = rest(() => json({ meta: {}, data: [short] }));
  await expect(source.queues(acme(), yesterday, {})).rejects.toMatchObject({ code: "upstream-nonsense" });
});

test("a period that would take too many calls is refused before the first", async () => {
  const { source, sent } = rest(one);
  await expect(source.queues(acme(), { from: midnight - 90 * DAY, to: midnight }, {})).rejects.toMatchObject({
    code: "bad-period",
  });
  expect(sent).toEqual([]);
});

test("31 days need at most 62 calls, two when asked again soon, and few more hour after hour", async () => {
  const { source, sent, clock } = rest(one);
  const lastMonth = () => ({ from: clock.now() - 31 * DAY, to: clock.now() });
  await source.queues(acme(), lastMonth(), {});
  expect(sent.length).toBeLessThanOrEqual(62);
  const callsAfter = async (minutes: number) => {
    const before = sent.length;
    await clock.sleep(minutes * 60_000);
    await source.queues(acme(), lastMonth(), {});
    return sent.length - before;
  };
  expect(Math.max(await callsAfter(1), await callsAfter(13))).toBe(2);
  // After a while yesterday's window is asked for once more, in case a long call has ended.
  for (let hours = 0; hours < 5; hours += 1) expect(await callsAfter(60)).toBeLessThanOrEqual(4);
});

test("a long question tells how many of its days are done, the last of them at the end", async () => {
  const { source } = rest(one);
  const heard: string[] = [];
  const onProgress = (done: number, of: number, what: string) => void heard.push(`${done} of ${of} ${what}`);
  await source.queues(acme(), { from: NOW - 31 * DAY, to: NOW }, {}, "person", undefined, { onProgress });
  expect(heard.length).toBeGreaterThan(30);
  expect(heard.at(-1)).toBe("31 of 31 days");
});

test("a question that is given up sends no more calls", async () => {
  const stop = new AbortController();
  const { source, sent } = rest(() => {
    stop.abort(new Error("given up"));
    return one();
  });
  const asked = source.queues(acme(), { from: NOW - 31 * DAY, to: NOW }, {}, "person", undefined, {
    signal: stop.signal,
  });
  await expect(asked).rejects.toThrow("given up");
  expect(sent.length).toBeLessThanOrEqual(6);
});
