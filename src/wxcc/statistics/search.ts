import type { Clock } from "../../clock.js";
import { Problem } from "../../errors.js";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { nonsenseProblem, statusBehind } from "../upstream-problem.js";
import { inLanes } from "./in-lanes.js";
import { type Interval, intervalAt, intervalStarts, longestRangeMs } from "./intervals.js";
import { refuseOutOfReach } from "./reach.js";
import { searchAllPages, searchFirstPage } from "./search-all-pages.js";
import type { SearchGroup } from "./search-page.js";
import { type QueuesQuestion, queuesQuestion } from "./search-question.js";
import { contactRows, MissingFigure } from "./search-rows.js";
import type { Narrowing, OrgRef, QueueStatistics, Range, StatisticsSource } from "./source.js";
import { coverContacts, visitRows } from "./visit-rows.js";

const LANES = 4;
const DAY_MS = 24 * 60 * 60_000;
/** How long an org that may not ask for leg records is asked for contacts alone. */
const WITHOUT_LEGS_MS = 60 * 60_000;
const BAD_QUERY = 400;

/** Contacts by the queue they ended in, and their visits of queues. */
interface Found {
  readonly contacts: readonly SearchGroup[];
  readonly legs: readonly SearchGroup[];
}

/**
 * Queue statistics by Search: one request per range, however long (by hours, one per week). Every queue counts the visits
 * it had, and each contact once makes the totals; where leg records are not to be had, each contact counts in the queue it
 * ended in alone.
 */
export function createSearchSource(deps: { http: WxccHttp; clock: Clock }): StatisticsSource {
  const { http, clock } = deps;
  const withoutLegs = new Map<string, number>();

  async function ask(org: OrgRef, question: QueuesQuestion, urgency: Urgency, signal?: AbortSignal): Promise<Found> {
    const rest = (of: "contacts" | "legs", first?: Awaited<ReturnType<typeof searchFirstPage>>) =>
      searchAllPages(http, org, question[of], urgency, signal, first);
    const contactsAlone = async () => ({ contacts: await rest("contacts"), legs: [] });
    if (clock.now() < (withoutLegs.get(org.id) ?? Number.NEGATIVE_INFINITY)) return contactsAlone();
    try {
      const first = await searchFirstPage(http, org, question.both, urgency, signal);
      const contacts = await rest("contacts", first);
      return { contacts, legs: first.page.data?.taskLegDetails ? await rest("legs", first) : [] };
    } catch (error) {
      // Leg records are early access, and a query for them may be refused where contacts are answered.
      if (!isAboutLegs(error)) throw error;
      const found = await contactsAlone();
      withoutLegs.set(org.id, clock.now() + WITHOUT_LEGS_MS);
      return found;
    }
  }

  return {
    async queues(org, range, narrowing, urgency = "person", interval, { signal, onProgress } = {}) {
      const now = clock.now();
      refuseOutOfReach(range, now);
      const asOf = Math.min(range.to, now);
      const asked = { from: range.from, to: asOf };
      const parts = interval ? cutRange(asked, longestRangeMs(interval.step)) : [asked];
      const days = Math.round((asOf - range.from) / DAY_MS);
      let done = 0;
      const found = await inLanes(LANES, parts, async (part) => {
        const question = queuesQuestion(part, narrowing, interval, org.settings?.shortCallSeconds);
        const groups = await ask(org, question, urgency, signal);
        done += 1;
        if (days > 1) onProgress?.(Math.floor((done / parts.length) * days), days, "days");
        return groups;
      });
      return { source: "search", asOf, ...readable(org, found, asked, narrowing, interval) };
    },
  };
}

/** A query refused with words about its part for legs. */
const isAboutLegs = (error: unknown) =>
  error instanceof Problem && statusBehind(error) === BAD_QUERY && /taskLeg|legFilter|legAggregations/i.test(error.say);

/** Back to back and of at most this length; an interval cut in two is one again when its rows are added up. */
function cutRange({ from, to }: Range, longestMs: number): Range[] {
  const parts: Range[] = [];
  for (let start = from; start < to; start += longestMs)
    parts.push({ from: start, to: Math.min(start + longestMs, to) });
  return parts;
}

function readable(
  org: OrgRef,
  found: readonly Found[],
  asked: Range,
  { queueIds = [] }: Narrowing,
  interval: Interval | undefined,
): Pick<QueueStatistics, "counting" | "rows" | "contacts"> {
  const starts = interval && intervalStarts(asked, interval);
  const intervalOf = starts && ((at: number) => intervalAt(starts, at));
  try {
    const contacts = contactRows(
      found.flatMap((part) => part.contacts),
      intervalOf,
    );
    const legs = found.flatMap((part) => part.legs);
    const visits = visitRows(legs, contacts, intervalOf);
    if (legs.length === 0 || !coverContacts(visits, contacts)) return { counting: "last-queue", rows: contacts };
    // Of some queues only those contacts are known that ended in them, which is no total of these queues.
    if (queueIds.length > 0) return { counting: "visits", rows: visits };
    return { counting: "visits-and-contacts", rows: visits, contacts };
  } catch (error) {
    if (!(error instanceof MissingFigure)) throw error;
    throw nonsenseProblem({ org, endpoint: "search-queues", trackingId: undefined }, error.message, error);
  }
}
