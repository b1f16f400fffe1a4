import { renderCard } from "../../src/cards/render-answer.js";
import { statsCard } from "../../src/commands/queue-stats/stats-card.js";
import { noFilters, type Period } from "../../src/conversation/ask.js";
import { harbor } from "../../src/sandbox/world.js";
import { defaultOrgSettings, type OrgRecord } from "../../src/store/records.js";
import type { QueueRow, QueueStatistics } from "../../src/wxcc/statistics/source.js";
import { medianMs } from "../measure.js";
import { atMost, quoted, type Row } from "../row.js";

const RUNS = 200;
/** Longest that a card of many queues may take. */
const MOST_MS = 2;
/** What the card may take of the 80 KB that Webex allows. */
const MOST_BYTES = 20 * 1024;

const now = Date.parse("2026-11-20T10:07:00-05:00");
const zone = "America/New_York";
const period: Period = { from: Date.parse("2026-11-20T00:00:00-05:00"), to: now, zone, phrase: "today", open: true };

const org: OrgRecord = {
  id: harbor.id,
  name: harbor.name,
  region: "us1",
  zone,
  status: "connected",
  connectedBy: "priya",
  connectedAt: 0,
  settings: defaultOrgSettings,
};

/** Every run has other figures: an equal card would come from memory. */
const makeRow = (at: number, run: number): QueueRow => ({
  queueId: `queue-${at}`,
  queueName: `Claims and policies, line ${at} of region EMEA`,
  channel: "voice",
  sums: {
    offered: 110 + at + run,
    answered: 100,
    answeredInTarget: 80,
    abandoned: at + 10,
    abandonedInTarget: 3,
    short: 2,
    open: 1,
    waitAnsweredMs: 3_000_000,
    waitAllMs: 4_000_000,
    waited: 110,
    longestWaitMs: 250_000,
    talkMs: 24_000_000,
    holdMs: 2_000_000,
    wrapUpMs: 4_000_000,
  },
});

const ask = {
  sentence: {
    command: "queue-stats",
    args: "",
    period: { kind: "today" as const },
    filters: noFilters,
    zone: undefined,
    as: undefined,
  },
  text: "queue stats today",
  zone,
  period,
};

/** From rows to the Adaptive Card and its text, for centres of many queues. */
export const card: Row = {
  name: "card",
  run: async () => [...(await measure(60)), ...(await measure(300))],
};

async function measure(queues: number) {
  const draw = (run: number) => {
    const rows = Array.from({ length: queues }, (_, at) => makeRow(at, run));
    const current: QueueStatistics = { source: "search", asOf: now, counting: "last-queue", rows };
    const figures = {
      org,
      current,
      before: { kind: "figures" as const, statistics: current },
      queues: undefined,
      nothingCounted: false,
    };
    return renderCard(statsCard(ask, period, { answered: [figures], failed: [] }, now));
  };
  const ms = await medianMs(RUNS, draw, 20);
  const againMs = await medianMs(RUNS, () => draw(0), 20);
  const bytes = Buffer.byteLength(JSON.stringify(draw(0).card));
  return [
    atMost(`card of ${queues} queues: size`, bytes, MOST_BYTES, "bytes"),
    atMost(`card of ${queues} queues: rows to card and text`, ms, MOST_MS, "ms"),
    quoted(`card of ${queues} queues: the same again`, againMs, "ms"),
  ];
}
