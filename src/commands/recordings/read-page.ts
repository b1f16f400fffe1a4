import { asProblem, type Problem } from "../../errors.js";
import type { TaskCaptures } from "../../wxcc/captures/capture.js";
import type { RecordedTask } from "../../wxcc/tasks/recorded-contact.js";
import type { Ask, Services } from "../command.js";
import type { OrgRecorded } from "./read-org-recorded.js";

/** As many as one captures call takes. */
const ROWS = 10;

/** One page of the list, with what can be heard of each contact by now; `unread` is why that is not known. */
export interface RecordedPage {
  readonly rows: readonly RecordedTask[];
  readonly page: number;
  readonly pages: number;
  /** How many come before the first row. */
  readonly before: number;
  readonly captures: ReadonlyMap<string, TaskCaptures>;
  readonly unread: Problem | undefined;
}

/** Only the contacts that are shown are asked for; a page beyond the last is the last. */
export async function readRecordedPage(
  { org, tasks }: OrgRecorded,
  wanted: number,
  { captures }: Pick<Services, "captures">,
  { signal, urgency }: Pick<Ask, "signal" | "urgency">,
): Promise<RecordedPage> {
  const pages = Math.max(1, Math.ceil(tasks.length / ROWS));
  const page = Math.min(wanted, pages);
  const before = (page - 1) * ROWS;
  const rows = tasks.slice(before, before + ROWS);
  const ids = rows.filter(({ deleted }) => !deleted).map(({ id }) => id);
  const place = { rows, page, pages, before };
  if (ids.length === 0) return { ...place, captures: new Map(), unread: undefined };
  return captures.find(org, ids, {}, urgency, signal).then(
    (found) => ({ ...place, captures: found, unread: undefined }),
    (thrown: unknown) => ({ ...place, captures: new Map(), unread: asProblem(thrown) }),
  );
}
