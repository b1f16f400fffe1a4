import type { Filters, Period } from "../../conversation/ask.js";
import { asProblem, type Problem } from "../../errors.js";
import { totalOf } from "../../metrics/add-sums.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../../wxcc/budget.js";
import { type AskForQueue, matchQueues } from "../../wxcc/match-queues.js";
import { narrow } from "../../wxcc/statistics/narrow.js";
import type { QueueRow, SourceName } from "../../wxcc/statistics/source.js";
import { totalContacts } from "../../wxcc/statistics/total-contacts.js";
import type { Watch } from "../../wxcc/statistics/watch.js";
import type { Services } from "../command.js";

/** What one source said; a source that failed is shown as such, because that is what the check is for. */
export type SourceAnswer =
  | {
      readonly kind: "rows";
      readonly rows: readonly QueueRow[];
      readonly total: Sums;
      /** All rows added up: where they are visits, a contact of two queues is in it twice. */
      readonly visits: Sums;
    }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Both sources of one org about the same time. */
export interface BothSources {
  readonly org: OrgRecord;
  readonly range: Period;
  readonly rest: SourceAnswer;
  readonly search: SourceAnswer;
}

/** Asks REST and Search, whichever of them the org is set to. Throws when neither answered. */
export async function readBothSources(
  org: OrgRecord,
  range: Period,
  filters: Filters,
  askForQueue: AskForQueue,
  watch: Watch & { readonly urgency: Urgency },
  { statistics, queueDirectory }: Pick<Services, "statistics" | "queueDirectory">,
): Promise<BothSources> {
  const queues =
    filters.queue.length > 0
      ? matchQueues(filters.queue, await queueDirectory.queues(org, watch), askForQueue)
      : undefined;
  const read = async (source: SourceName): Promise<SourceAnswer> => {
    try {
      const answer = await statistics.queues(org, range, {}, watch.urgency, {
        source,
        signal: watch.signal,
        // Search takes one call where REST takes one per day.
        onProgress: source === "rest" ? watch.onProgress : undefined,
      });
      const asked = narrow(answer, { queueIds: queues?.map(({ id }) => id) ?? [], channels: filters.channel });
      return { kind: "rows", rows: asked.rows, total: totalContacts(asked), visits: totalOf(asked.rows) };
    } catch (error) {
      return { kind: "failed", problem: asProblem(error) };
    }
  };
  const [rest, search] = await Promise.all([read("rest"), read("search")]);
  if (rest.kind === "failed" && search.kind === "failed") throw search.problem;
  return { org, range, rest, search };
}
