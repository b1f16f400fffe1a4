import type { Ask, Services } from "../../../src/commands/command.js";
import { type Filters, noFilters, type Period } from "../../../src/conversation/ask.js";
import { askText } from "../../../src/conversation/format-ask.js";
import type { Sums } from "../../../src/metrics/sums.js";
import { defaultOrgSettings, type OrgRecord, type OrgSettings } from "../../../src/store/records.js";
import type { SignedInAgent } from "../../../src/wxcc/agents/signed-in.js";
import type { QueueInfo } from "../../../src/wxcc/queue-directory.js";
import type { QueueRow, QueueStatistics, SourceName, WaitingRow } from "../../../src/wxcc/statistics/source.js";
import { watched } from "./watched.js";

/** Friday 20 November 2026, 10:07 in Paris. */
export const now = Date.parse("2026-11-20T10:07:00+01:00");
export const zone = "Europe/Paris";
export const today: Period = {
  from: Date.parse("2026-11-20T00:00:00+01:00"),
  to: now,
  zone,
  phrase: "today",
  open: true,
};

export const org = (name = "Harbor Insurance", settings: Partial<OrgSettings> = {}): OrgRecord => ({
  id: name.toLowerCase().replace(/\s+/g, "-"),
  name,
  region: "eu1",
  zone,
  status: "connected",
  connectedBy: "priya",
  connectedAt: 0,
  settings: { ...defaultOrgSettings, ...settings },
});

/** A queue's day as Search reports it: waits of 30 s, work of 5 minutes, nobody short or open unless said. */
export function sums(part: Partial<Sums> & { readonly answered: number; readonly abandoned: number }): Sums {
  const { answered, abandoned } = part;
  return {
    offered: answered + abandoned + (part.short ?? 0) + (part.open ?? 0),
    answeredInTarget: Math.round(answered * 0.8),
    abandonedInTarget: 0,
    short: 0,
    open: 0,
    waitAnsweredMs: answered * 30_000,
    waitAllMs: (answered + abandoned) * 40_000,
    waited: answered + abandoned,
    longestWaitMs: 250_000,
    talkMs: answered * 240_000,
    holdMs: answered * 20_000,
    wrapUpMs: answered * 40_000,
    ...part,
  };
}

/** The same day as REST reports it. */
export const restSums = (answered: number, abandoned: number): Sums =>
  sums({
    answered,
    abandoned,
    abandonedInTarget: null,
    short: null,
    open: null,
    waitAnsweredMs: null,
    longestWaitMs: null,
    holdMs: null,
    wrapUpMs: null,
  });

export const row = (queueName: string, figures: Sums, channel: QueueRow["channel"] = "voice"): QueueRow => ({
  queueId: `id-${queueName}`,
  queueName,
  channel,
  sums: figures,
});

/** `count` queues that missed 1, 2, 3 … contacts; 37 is prime to all counts used here, so the order is not the ranking. */
export const manyRows = (count: number): QueueRow[] =>
  Array.from({ length: count }, (_, i) => {
    const missed = ((i * 37) % count) + 1;
    return row(
      `Queue number ${String(missed).padStart(3, "0")} of region EMEA`,
      sums({ answered: 100, abandoned: missed }),
    );
  });

export const queue = (name: string, serviceLevelThresholdSeconds = 20): QueueInfo => ({
  id: `id-${name}`,
  name,
  channel: "voice",
  serviceLevelThresholdSeconds,
});

/** What the contact centre of one org would answer; an Error is thrown. */
export interface OrgWorld {
  readonly rows?: readonly QueueRow[] | Error;
  readonly rowsBefore?: readonly QueueRow[] | Error;
  readonly waiting?: readonly WaitingRow[] | Error;
  readonly source?: SourceName;
  readonly sourceBefore?: SourceName;
  readonly queues?: readonly QueueInfo[];
  readonly signedIn?: readonly SignedInAgent[] | Error;
  /** Milliseconds by queue id; "not enough recent calls" for the others. */
  readonly estimates?: Readonly<Record<string, number>> | Error;
}

const orThrow = <T>(value: T | Error): T => {
  if (value instanceof Error) throw value;
  return value;
};

/** The services the figures come from, answering by org id. Periods that end before today are "before". */
export function figuresOf(
  worlds: Readonly<Record<string, OrgWorld>>,
): Pick<Services, "statistics" | "queueDirectory" | "agentWork" | "estimatedWait"> {
  const world = (id: string) => worlds[id] ?? {};
  return {
    statistics: {
      asOf: () => now,
      async queues({ id }, range): Promise<QueueStatistics> {
        const { rows = [], rowsBefore = [], source = "search", sourceBefore = source } = world(id);
        const isBefore = range.to < now;
        const answeredBy = isBefore ? sourceBefore : source;
        return {
          source: answeredBy,
          asOf: range.to,
          counting: answeredBy === "search" ? "last-queue" : "visits",
          rows: orThrow(isBefore ? rowsBefore : rows),
        };
      },
      waiting: async ({ id }) => ({ asOf: now, rows: orThrow(world(id).waiting ?? []) }),
    },
    queueDirectory: { queues: async ({ id }) => world(id).queues ?? [] },
    agentWork: {
      signedIn: async ({ id }) => orThrow(world(id).signedIn ?? []),
      activities: () => Promise.reject(new Error("nobody's activities are needed here")),
    },
    estimatedWait: { estimate: async ({ id }, queueId) => orThrow(world(id).estimates ?? {})[queueId] ?? null },
  };
}

/** A question as it reaches the command. */
export function ask(
  orgs: readonly OrgRecord[],
  filters: Partial<Filters> = {},
  command = "queue stats",
  args = "",
): Ask {
  const sentence = {
    command: command.replaceAll(" ", "-"),
    args,
    period: { kind: "today" } as const,
    filters: { ...noFilters, ...filters },
    zone: undefined,
    as: undefined,
  };
  return {
    sentence,
    text: askText(command, sentence),
    asker: { personId: "maya", personEmail: "maya@harbor.example", spaceId: "floor", spaceType: "group" },
    orgs,
    zone,
    period: today,
    ...watched(),
    asOf: now,
  };
}
