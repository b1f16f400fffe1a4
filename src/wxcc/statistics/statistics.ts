import type { Clock } from "../../clock.js";
import type { SharedAnswers } from "../../instances/answers.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../budget.js";
import type { CallLog } from "../http.js";
import type { Interval } from "./intervals.js";
import { keepMsFor } from "./keep-for.js";
import { canonical, isWhole, narrow } from "./narrow.js";
import { createAnswerMemory } from "./remember-answers.js";
import { createSearchRefusals, isRefusal, type SearchRefusals } from "./remember-refusals.js";
import { shelveAnswers } from "./shelve-answers.js";
import type { Narrowing, QueueStatistics, Range, SourceName, StatisticsSource, WaitingRow } from "./source.js";
import { queueStatisticsSchema } from "./statistics-schema.js";
import type { WaitingSource } from "./waiting.js";
import type { Flight, Watch } from "./watch.js";

/** How queues are asked for besides the usual way. */
export interface QueuesOptions extends Watch {
  /** Divides the answer: rows then carry the start of their interval. */
  readonly interval?: Interval;
  /** This source and no other, whatever the org's setting is and whether or not it refuses. */
  readonly source?: SourceName;
}

/** Contact-centre numbers with everything between a command and Cisco handled: source choice, windows, budget, sharing, memory. */
export interface Statistics {
  /**
   * The moment "now" means for this minute's questions. It stands still for 60 s, so that the same question from a
   * hundred spaces is one upstream call and every card of that minute shows the same figures.
   */
  asOf(): number;
  queues(
    org: OrgRecord,
    range: Range,
    narrowing: Narrowing,
    urgency: Urgency,
    options?: QueuesOptions,
  ): Promise<QueueStatistics>;
  waiting(
    org: OrgRecord,
    narrowing: Narrowing,
    urgency: Urgency,
    /** `asOf`: of this moment, for whoever was told that something has changed since the minute's. */
    watch?: Watch & { readonly asOf?: number | undefined },
  ): Promise<{ readonly asOf: number; readonly rows: readonly WaitingRow[] }>;
}

interface StatisticsDeps {
  readonly rest: StatisticsSource;
  readonly search: StatisticsSource;
  readonly waiting: WaitingSource;
  readonly clock: Clock;
  readonly log: CallLog;
  /** Shared with whatever else asks Search; of its own when absent. */
  readonly refusals?: SearchRefusals;
  readonly answers?: SharedAnswers | undefined;
}

const MINUTE_MS = 60_000;
const REMEMBERED_ANSWERS = 300;
/** A summary holds its day against four others; divided answers have many times the rows, which are what bounds them. */
const REMEMBERED_DIVIDED = 120;
/** Some 25 MB of each kind. */
const REMEMBERED_ROWS = 100_000;

/**
 * Joins sources, choice (`auto`: Search, or REST where Search is refused; other failures stay failures) and memory. A
 * narrowed question is answered out of the whole org's answer when that is at hand.
 */
export function createStatistics(deps: StatisticsDeps): Statistics {
  const { clock } = deps;
  const sources = { search: deps.search, rest: deps.rest };
  const refusals = deps.refusals ?? createSearchRefusals(deps);
  const rows = {
    of: ({ rows, contacts = [] }: QueueStatistics) => rows.length + contacts.length,
    most: REMEMBERED_ROWS,
  };
  const shelf = shelveAnswers({ shared: deps.answers, name: "queue-figures-1", schema: queueStatisticsSchema });
  const undivided = createAnswerMemory<QueueStatistics>({ clock, entries: REMEMBERED_ANSWERS, rows, shelf });
  const divided = createAnswerMemory<QueueStatistics>({ clock, entries: REMEMBERED_DIVIDED, rows, shelf });
  const queuesWaiting = createAnswerMemory<readonly WaitingRow[]>({ clock, entries: REMEMBERED_ANSWERS });
  let minute = Number.NEGATIVE_INFINITY;

  function asOf(): number {
    const now = clock.now();
    if (now < minute || now >= minute + MINUTE_MS) minute = now;
    return minute;
  }

  interface Question {
    readonly org: OrgRecord;
    readonly range: Range;
    readonly narrowing: Narrowing;
    readonly urgency: Urgency;
    readonly interval: Interval | undefined;
    readonly watch: Watch;
  }

  async function ask(source: SourceName, { org, range, narrowing, urgency, interval, watch }: Question) {
    const answers = interval ? divided : undivided;
    const wanted = canonical(narrowing);
    const by = interval ? [interval.step, interval.zone] : [];
    const counting = source === "search" ? org.settings.shortCallSeconds : undefined;
    const wholeKey = JSON.stringify([source, org.id, range.from, range.to, counting, ...by]);
    const whole = isWhole(wanted) ? undefined : answers.recall(wholeKey, urgency, watch);
    if (whole) return narrow(await whole, wanted);
    const key = isWhole(wanted) ? wholeKey : JSON.stringify([wholeKey, wanted]);
    const work = ({ signal, report }: Flight) =>
      sources[source].queues(org, range, wanted, urgency, interval, { signal, onProgress: report });
    return answers.share(key, urgency, keepMsFor(range, clock.now()), work, watch);
  }

  return {
    asOf,
    async queues(org, range, narrowing, urgency, { interval, source, ...watch } = {}) {
      const setting = source ?? org.settings.statisticsSource;
      const question = { org, range, narrowing, urgency, interval, watch };
      const byRest = () => ask("rest", question);
      if (setting === "rest" || (setting === "auto" && refusals.of(org.id))) return byRest();
      try {
        return await refusals.attempt(org.id, () => ask("search", question));
      } catch (error) {
        if (setting === "auto" && isRefusal(error)) return byRest();
        throw error;
      }
    },
    async waiting(org, narrowing, urgency, { asOf: wanted, ...watch } = {}) {
      const at = wanted ?? asOf();
      const { queueIds, channels } = canonical(narrowing);
      const refusal = refusals.of(org.id);
      if (refusal) throw refusal;
      // Always for all queues of the org: the rows are few, and every space of the minute shares them.
      const key = JSON.stringify([org.id, at, channels]);
      const rows = await refusals.attempt(org.id, () =>
        queuesWaiting.share(
          key,
          urgency,
          MINUTE_MS,
          ({ signal }) => deps.waiting.waiting(org, { channels }, at, urgency, signal),
          watch,
        ),
      );
      return { asOf: at, rows: queueIds.length === 0 ? rows : rows.filter((row) => queueIds.includes(row.queueId)) };
    },
  };
}
