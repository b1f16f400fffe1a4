import { describe, expect, test } from "vitest";
import { createRestSource } from "../../../../src/wxcc/statistics/rest.js";
import { createSearchSource } from "../../../../src/wxcc/statistics/search.js";
import { createStatistics } from "../../../../src/wxcc/statistics/statistics.js";
import { createWaitingSource } from "../../../../src/wxcc/statistics/waiting.js";
import { acme, createCloud, json, type Sent } from "../fake-cloud.js";
import { createSkippingClock } from "../skipping-clock.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const HOUR = 60 * 60_000;
const midnight = Date.UTC(2026, 10, 20);
const yesterday = { from: midnight - 24 * HOUR, to: midnight };

/** Answers any aggregation with 1 for every figure, for queues q1 and q2 on voice and q1 on chat. */
function answerSearch(sent: Sent): Response {
  const aggregation = sent.body.variables.aggregations.map(({ name }: { name: string }) => ({ name, value: 1 }));
  const tasks = [
    ["q1", "telephony"],
    ["q2", "telephony"],
    ["q1", "chat"],
  ].map(([id, channelType]) => ({ lastQueue: { id, name: id }, channelType, aggregation }));
  const list = { tasks, pageInfo: { hasNextPage: false, endCursor: null } };
  return json({ data: sent.body.query.includes("taskDetails(") ? { taskDetails: list } : { task: list } });
}

const isSearch = (sent: Sent) => sent.url.pathname === "/search";
const emptyRest = () => json({ meta: {}, data: [] });

function build(answer: (sent: Sent, nth: number) => Response | Promise<Response> = answerSearch) {
  const clock = createSkippingClock(NOW);
  const cloud = createCloud(clock, answer);
  const { http } = cloud;
  const log = { info: () => undefined, warn: (fields: object) => cloud.log.push(fields) };
  const statistics = createStatistics({
    rest: createRestSource({ http, clock }),
    search: createSearchSource({ http, clock }),
    waiting: createWaitingSource({ http }),
    clock,
    log,
  });
  const today = () => ({ from: midnight, to: statistics.asOf() });
  return { clock, statistics, today, ...cloud };
}

describe("sharing", () => {
  test("a hundred spaces asking at the same instant are one call", async () => {
    const { statistics, sent, today } = build();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => statistics.queues(acme(), today(), {}, "person")),
    );
    expect(sent).toHaveLength(1);
    expect(new Set(answers).size).toBe(1);
  });

  test("asked again within the minute costs nothing, afterwards one call", async () => {
    const { statistics, sent, clock, today } = build();
    await statistics.queues(acme(), today(), {}, "person");
    clock.advance(59_999);
    await statistics.queues(acme(), today(), {}, "schedule");
    expect(sent).toHaveLength(1);
    clock.advance(1);
    await statistics.queues(acme(), today(), {}, "person");
    expect(sent).toHaveLength(2);
  });

  test("an answer counted with other short-call seconds is another answer", async () => {
    const { statistics, sent, today } = build();
    const org = acme();
    const withSeconds = (shortCallSeconds: number) => ({ ...org, settings: { ...org.settings, shortCallSeconds } });
    for (const each of [org, withSeconds(0), withSeconds(10), withSeconds(10)])
      await statistics.queues(each, today(), {}, "person");
    expect(sent).toHaveLength(3);
  });

  test("a settled day is remembered for a quarter of an hour", async () => {
    const { statistics, sent, clock } = build();
    await statistics.queues(acme(), yesterday, {}, "person");
    clock.advance(14 * 60_000);
    await statistics.queues(acme(), yesterday, {}, "person");
    expect(sent).toHaveLength(1);
    clock.advance(60_000);
    await statistics.queues(acme(), yesterday, {}, "person");
    expect(sent).toHaveLength(2);
  });

  test("a day that ended an hour ago still moves and is asked again after a minute", async () => {
    const { statistics, sent, clock } = build();
    const range = { from: NOW - 25 * HOUR, to: NOW - HOUR };
    await statistics.queues(acme(), range, {}, "person");
    clock.advance(60_000);
    await statistics.queues(acme(), range, {}, "person");
    expect(sent).toHaveLength(2);
  });

  test("a failure reaches everybody who waits and is not remembered", async () => {
    const { statistics, sent } = build((request, nth) =>
      nth === 0 ? json({}, { status: 422 }) : answerSearch(request),
    );
    const both = await Promise.allSettled([1, 2].map(() => statistics.queues(acme(), yesterday, {}, "person")));
    expect(both.map((b) => b.status)).toEqual(["rejected", "rejected"]);
    await expect(statistics.queues(acme(), yesterday, {}, "person")).resolves.toBeDefined();
    expect(sent).toHaveLength(2);
  });

  test("orgs never share an answer", async () => {
    const { statistics, sent } = build();
    await statistics.queues(acme(), yesterday, {}, "person");
    await statistics.queues({ ...acme(), id: "other" }, yesterday, {}, "person");
    expect(sent.map((s) => s.url.searchParams.get("orgId"))).toEqual([acme().id, "other"]);
  });

  test("a person does not wait behind the schedule's place in the queue, the schedule joins a person", async () => {
    const { statistics, sent } = build();
    const first = statistics.queues(acme(), yesterday, {}, "schedule");
    const second = statistics.queues(acme(), yesterday, {}, "person");
    const third = statistics.queues(acme(), yesterday, {}, "schedule");
    await Promise.all([first, second, third]);
    expect(sent).toHaveLength(2);
  });

  test("an answer remembered before the clock was moved back is not used", async () => {
    const { statistics, sent, clock } = build();
    await statistics.queues(acme(), yesterday, {}, "person");
    clock.advance(-5 * 60_000);
    await statistics.queues(acme(), yesterday, {}, "person");
    expect(sent).toHaveLength(2);
  });
});

describe("narrowing", () => {
  test("one queue is answered out of the whole org's answer", async () => {
    const { statistics, sent } = build();
    await statistics.queues(acme(), yesterday, {}, "person");
    const one = await statistics.queues(acme(), yesterday, { queueIds: ["q1"] }, "person");
    const voice = await statistics.queues(acme(), yesterday, { queueIds: ["q1"], channels: ["voice"] }, "person");
    expect(sent).toHaveLength(1);
    expect(one.rows.map((row) => [row.queueId, row.channel])).toEqual([
      ["q1", "voice"],
      ["q1", "chat"],
    ]);
    expect(voice.rows).toHaveLength(1);
  });

  test("without the whole answer at hand only what is wanted is asked, once for any order of ids", async () => {
    const { statistics, sent } = build();
    await statistics.queues(acme(), yesterday, { queueIds: ["q2", "q1"] }, "person");
    await statistics.queues(acme(), yesterday, { queueIds: ["q1", "q2", "q1"] }, "person");
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(sent[0]?.body.variables.filter)).toContain('"q2"');
  });
});

describe("source", () => {
  test.each([403, 404])(
    "auto: where Search is refused with %s REST answers, and Search is left alone for an hour",
    async (status) => {
      const { statistics, sent, clock } = build((request) => (isSearch(request) ? json({}, { status }) : emptyRest()));
      expect((await statistics.queues(acme(), yesterday, {}, "person")).source).toBe("rest");
      clock.advance(HOUR - 1);
      await statistics.queues(acme(), yesterday, {}, "person");
      expect(sent.filter(isSearch)).toHaveLength(1);
      clock.advance(1);
      await statistics.queues(acme(), yesterday, {}, "person");
      expect(sent.filter(isSearch)).toHaveLength(2);
    },
  );

  test("auto: a hundred callers meeting a refusal are one Search call and one day of REST", async () => {
    const { statistics, sent, log } = build((request) => (isSearch(request) ? json({}, { status: 403 }) : emptyRest()));
    await Promise.all(Array.from({ length: 100 }, () => statistics.queues(acme(), yesterday, {}, "person")));
    expect(sent.map((s) => s.method)).toEqual(["POST", "GET", "GET"]);
    expect(log.filter((line) => "orgId" in line && "status" in line && !("endpoint" in line))).toHaveLength(1);
  });

  test.each([400, 500])("auto: a %s of Search is told, not papered over with other numbers", async (status) => {
    const { statistics, sent } = build((request) => (isSearch(request) ? json({}, { status }) : emptyRest()));
    await expect(statistics.queues(acme(), yesterday, {}, "person")).rejects.toMatchObject({ name: "Problem" });
    expect(sent.every(isSearch)).toBe(true);
  });

  test("a manager's choice is kept to", async () => {
    const { statistics, sent } = build((request) => (isSearch(request) ? json({}, { status: 403 }) : emptyRest()));
    const rest = acme({ statisticsSource: "rest" });
    expect((await statistics.queues(rest, yesterday, {}, "person")).source).toBe("rest");
    expect(sent.some(isSearch)).toBe(false);
    const search = acme({ statisticsSource: "search" });
    await expect(statistics.queues(search, yesterday, {}, "person")).rejects.toMatchObject({
      code: "upstream-forbidden",
    });
  });
});

describe("now", () => {
  test("the present moment stands still for a minute", () => {
    const { statistics, clock } = build();
    const first = statistics.asOf();
    clock.advance(59_999);
    expect(statistics.asOf()).toBe(first);
    clock.advance(1);
    expect(statistics.asOf()).toBe(first + 60_000);
    clock.advance(-HOUR);
    expect(statistics.asOf()).toBe(first + 60_000 - HOUR);
  });

  test("who waits is one call a minute, whichever queues are asked for", async () => {
    const { statistics, sent } = build();
    const all = await statistics.waiting(acme(), {}, "person");
    const one = await statistics.waiting(acme(), { queueIds: ["q2"] }, "person");
    expect(sent).toHaveLength(1);
    expect(all).toMatchObject({ asOf: NOW, rows: [{ queueId: "q1" }, { queueId: "q2" }, { queueId: "q1" }] });
    expect(one.rows.map((row) => row.queueId)).toEqual(["q2"]);
  });

  test("where Search is refused, who waits is not asked again and again", async () => {
    const { statistics, sent } = build((request) => (isSearch(request) ? json({}, { status: 403 }) : emptyRest()));
    await statistics.queues(acme(), yesterday, {}, "person");
    for (let i = 0; i < 3; i++)
      await expect(statistics.waiting(acme(), {}, "person")).rejects.toMatchObject({ code: "upstream-forbidden" });
    expect(sent.filter(isSearch)).toHaveLength(1);
  });
});
