import type { Clock } from "../../clock.js";
import { asProblem, Problem, type ProblemCode } from "../../errors.js";
import type { OrgRecord } from "../../store/records.js";
import type { ImportChunkRecord, ImportRow, RowOutcome } from "../../store/site-records.js";
import type { BulkOutcome, Site, SiteFields, Sites } from "../../wxcc/configuration/site.js";
import { isSame, nameKey } from "../site-rules.js";

/** Tries of one chunk that Contact Center had no time for or did not answer. */
const MOST_TRIES = 8;
/** When it does not say for how long to wait. */
const USUAL_PAUSE_SECONDS = 30;
/** Nothing of the chunk was written: it was refused as a whole. */
const whole: readonly ProblemCode[] = [
  "site-refused",
  "site-exists",
  "site-in-use",
  "unknown-site",
  "upstream-refused",
];

/** What sending needs. */
export interface SendDeps {
  readonly sites: Pick<Sites, "list" | "createMany">;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Written down before anything is sent and when it is known that nothing was: a crash in between leaves it in doubt. */
  readonly mark: (chunk: ImportChunkRecord) => Promise<void>;
  /** Told before a pause. */
  readonly beforePause: (ms: number) => Promise<void>;
}

/**
 * Creates the open rows of a chunk, each once, whatever happens on the way: what was sent without an answer is looked for among the
 * sites before it is sent again. Returns the rows with their outcomes; throws what ends the whole import.
 */
export async function sendChunk(
  deps: SendDeps,
  org: OrgRecord,
  chunk: ImportChunkRecord,
): Promise<readonly ImportRow[]> {
  let rows: readonly ImportRow[] = chunk.rows;
  let inDoubt = chunk.sentAt !== undefined;
  for (let tries = 1; ; tries += 1) {
    if (inDoubt) rows = findCreated(rows, await deps.sites.list(org));
    const open = openRows(rows);
    if (open.size === 0) return rows;
    await deps.mark({ rows: [...rows], sentAt: deps.clock.now() });
    try {
      return await settle(deps, org, rows, await deps.sites.createMany(org, open, deps.signal));
    } catch (thrown) {
      deps.signal.throwIfAborted();
      const problem = asProblem(thrown);
      if (whole.includes(problem.code)) return refuseOpen(rows, problem.say);
      const busy = problem.code === "upstream-busy";
      inDoubt = !busy;
      if (busy) await deps.mark({ rows: [...rows] });
      else if (!(thrown instanceof Problem) || !passing.includes(problem.code)) throw thrown;
      if (tries >= MOST_TRIES) throw thrown;
      const pauseMs = (problem.retryAfterSeconds ?? USUAL_PAUSE_SECONDS) * 1000;
      await deps.beforePause(pauseMs);
      await deps.clock.sleep(pauseMs, deps.signal);
    }
  }
}

const passing: readonly ProblemCode[] = ["upstream-timeout", "upstream-unavailable", "upstream-nonsense"];

/** By their lines, which are the numbers that answers name. */
const openRows = (rows: readonly ImportRow[]): ReadonlyMap<number, SiteFields> =>
  new Map(rows.flatMap(({ line, fields, outcome }) => (fields && !outcome ? [[line, fields] as const] : [])));

/** Reads the answer item by item; a row of which nothing was said is looked for, because a 207 alone proves nothing. */
async function settle(
  { sites }: SendDeps,
  org: OrgRecord,
  rows: readonly ImportRow[],
  answers: ReadonlyMap<number, BulkOutcome>,
): Promise<readonly ImportRow[]> {
  const told = rows.map((row) => {
    const answer = row.outcome ? undefined : answers.get(row.line);
    return answer ? { ...row, outcome: outcomeOf(answer) } : row;
  });
  if (openRows(told).size === 0) return told;
  return refuseOpen(
    findCreated(told, await sites.list(org)),
    "Webex Contact Center said nothing about this row, and the site is not there",
  );
}

const outcomeOf = (answer: BulkOutcome): RowOutcome =>
  answer.kind === "created"
    ? { kind: "created" }
    : {
        kind: "refused",
        reason: `${answer.status}: ${answer.reason}${answer.trackingId ? ` (tracking id ${answer.trackingId})` : ""}`,
      };

/** A site of the name that is as the row says was created by us: there was none when the import was confirmed. */
function findCreated(rows: readonly ImportRow[], sites: readonly Site[]): readonly ImportRow[] {
  const byName = new Map(sites.map((site) => [nameKey(site.name), site]));
  return rows.map((row): ImportRow => {
    const there = row.fields && !row.outcome ? byName.get(nameKey(row.fields.name)) : undefined;
    if (!there || !row.fields) return row;
    if (isSame(there, row.fields)) return { ...row, outcome: { kind: "created" } };
    return { ...row, outcome: { kind: "refused", reason: "another site of this name was created meanwhile" } };
  });
}

const refuseOpen = (rows: readonly ImportRow[], reason: string): readonly ImportRow[] =>
  rows.map((row) => (row.outcome ? row : { ...row, outcome: { kind: "refused", reason } }));
