import type { Clock } from "../../clock.js";
import type { SharedAnswers } from "../../instances/answers.js";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { nonsenseProblem } from "../upstream-problem.js";
import { inLanes } from "./in-lanes.js";
import { cutIntervalWindows, type IntervalWindow } from "./interval-windows.js";
import { type Interval, intervalAt, intervalStarts } from "./intervals.js";
import { isSettled, keepMsFor } from "./keep-for.js";
import { createOneCopy } from "./one-copy.js";
import { refuseOutOfReach } from "./reach.js";
import { createAnswerMemory } from "./remember-answers.js";
import { chunkIds, refuseTooManyCalls } from "./rest-calls.js";
import { type RestRecord, restAnswerSchema, restRows } from "./rest-rows.js";
import { shelveAnswers } from "./shelve-answers.js";
import type { OrgRef, Range, StatisticsSource } from "./source.js";
import { cutLastingWindows, floorToQuarter } from "./windows.js";

const LANES = 6;
const REMEMBERED_WINDOWS = 500;
/** Some 30 MB; a month of an org with 300 queues on three channels is 30,000. */
const REMEMBERED_ROWS = 150_000;
const DAY_MS = 24 * 60 * 60_000;

interface Call {
  readonly window: IntervalWindow;
  /** Empty means every queue. */
  readonly ids: readonly string[];
}

/**
 * Queue statistics by REST, until 31 March 2027: windows of under 24 h rolled up by their weights. Settled windows are
 * remembered, so that "this week" asked again costs only its newest ones.
 */
export function createRestSource(deps: {
  readonly http: WxccHttp;
  readonly clock: Clock;
  readonly answers?: SharedAnswers | undefined;
}): StatisticsSource {
  const { http, clock, answers } = deps;
  const oneCopy = createOneCopy();
  const memory = createAnswerMemory<readonly RestRecord[]>({
    clock,
    entries: REMEMBERED_WINDOWS,
    rows: { of: (records) => records.length, most: REMEMBERED_ROWS },
    shelf: shelveAnswers({ shared: answers, name: "queue-windows-1", schema: restAnswerSchema.shape.data }),
  });

  async function ask(
    org: OrgRef,
    { window, ids }: Call,
    urgency: Urgency,
    signal: AbortSignal | undefined,
  ): Promise<readonly RestRecord[]> {
    const answer = await http.request({
      org,
      method: "GET",
      path: "/v1/queues/statistics",
      query: {
        from: window.from,
        to: window.to,
        orgId: org.id,
        interval: window.minutes,
        queueIds: ids.length > 0 ? ids.join(",") : undefined,
      },
      schema: restAnswerSchema,
      urgency,
      endpoint: "queue-statistics",
      signal,
    });
    const data = answer.data.map((record) => ({
      ...record,
      queueId: oneCopy(record.queueId),
      queueName: record.queueName && oneCopy(record.queueName),
      channelType: record.channelType && oneCopy(record.channelType),
    }));
    if (window.minutes === undefined) return data.map((record) => ({ ...record, intervalStartTime: window.from }));
    if (data.every((record) => typeof record.intervalStartTime === "number")) return data;
    const asked = { org, endpoint: "queue-statistics", trackingId: undefined };
    throw nonsenseProblem(asked, "an interval's start is missing");
  }

  return {
    async queues(org, range, narrowing, urgency = "person", interval, { signal, onProgress } = {}) {
      const now = clock.now();
      refuseOutOfReach(range, now);
      const to = Math.min(range.to, now);
      const asked = { from: range.from, to };
      const calls = callsFor(windowsFor(asked, interval), narrowing.queueIds ?? []);
      refuseTooManyCalls(org, calls.length, interval);
      const read = (call: Call) => {
        if (!isSettled(call.window, now)) return ask(org, call, urgency, signal);
        const { from, to: end, minutes = 0 } = call.window;
        const key = JSON.stringify([org.id, from, end, minutes, call.ids]);
        const keepMs = keepMsFor(call.window, now);
        return memory.share(key, urgency, keepMs, (flight) => ask(org, call, urgency, flight.signal), { signal });
      };
      const days = Math.round((to - range.from) / DAY_MS);
      let done = 0;
      const records = await inLanes(LANES, calls, async (call) => {
        const found = await read(call);
        done += 1;
        if (days > 1) onProgress?.(Math.floor((done / calls.length) * days), days, "days");
        return found;
      });
      const starts = interval && intervalStarts(asked, interval);
      const intervalOf = starts && ((record: RestRecord) => intervalAt(starts, record.intervalStartTime ?? range.from));
      const rows = restRows(records.flat(), narrowing.channels, intervalOf);
      return { source: "rest", asOf: floorToQuarter(to), counting: "visits", rows };
    },
  };
}

const windowsFor = (range: Range, interval: Interval | undefined): readonly IntervalWindow[] =>
  interval
    ? cutIntervalWindows(range, interval)
    : cutLastingWindows(range).map((window) => ({ ...window, minutes: undefined }));

/** Every window for every hundred queues. */
const callsFor = (windows: readonly IntervalWindow[], queueIds: readonly string[]): Call[] =>
  windows.flatMap((window) => chunkIds(queueIds).map((ids) => ({ window, ids })));
