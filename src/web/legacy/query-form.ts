import type { Response } from "express";
import { z } from "zod";
import type { Clock } from "../../clock.js";
import type { Period } from "../../conversation/ask.js";
import { parsePeriod } from "../../conversation/parse-period.js";
import { resolvePeriod } from "../../conversation/period.js";
import { asProblem, Problem } from "../../errors.js";
import { createFile } from "../../files/create-file.js";
import type { Store } from "../../store/store.js";
import { type AnalyzerQuery, kindOf, readAnalyzerQuery } from "../../wxcc/legacy/analyzer-query.js";
import { describeQuery } from "../../wxcc/legacy/describe-query.js";
import type { LegacyForManagers } from "../../wxcc/legacy/legacy.js";
import { legacyKinds } from "../../wxcc/legacy/legacy-kind.js";
import { problemStatus } from "../problem-status.js";
import type { LegacyTrail } from "./legacy-trail.js";
import { type QueryView, queryPage } from "./query-page.js";
import { queryTable } from "./query-table.js";
import type { LegacyVisit } from "./visit-legacy.js";

const USUAL_PERIOD = "yesterday";
const MOST_DAYS = 31;
const DAY_MS = 86_400_000;
/** The clocks of a month may go back once. */
const LONGEST_MS = MOST_DAYS * DAY_MS + 3_600_000;

const text = z.string().catch("");
const formSchema = z.object({
  query: text,
  period: text,
  kind: z.enum(legacyKinds).optional().catch(undefined),
  action: z.enum(["read", "run"]).catch("read"),
});

/** The form for a query of Analyzer's: shows what it asks, and answers with a file when it is to be run. */
export function createQueryForm(deps: {
  readonly store: Pick<Store, "spaces">;
  readonly clock: Clock;
  readonly legacy: Pick<LegacyForManagers, "query">;
  readonly trail: LegacyTrail;
}) {
  async function viewOf({ org, ref }: LegacyVisit): Promise<QueryView> {
    const space = await deps.store.spaces.get(ref.spaceId);
    return {
      orgName: org.name,
      zone: space?.zone ?? org.zone,
      pasted: "",
      period: USUAL_PERIOD,
      kind: undefined,
    };
  }

  async function run(visit: LegacyVisit, query: AnalyzerQuery, view: QueryView, response: Response, gone: AbortSignal) {
    const kind = view.kind ?? kindOf(query);
    const period = readPeriod(view.period, view.zone, deps.clock.now());
    const records = await deps.legacy.query(visit.org, kind, query, period, { urgency: "person", signal: gone });
    const file = await createFile(queryTable(visit.org, kind, period, records), "csv");
    await deps.trail(visit, "legacy-query");
    response.attachment(file.name).type(file.type).send(Buffer.from(file.content));
  }

  return {
    show: async (visit: LegacyVisit): Promise<string> => queryPage(await viewOf(visit)),
    async submit(visit: LegacyVisit, body: unknown, response: Response, gone: AbortSignal): Promise<void> {
      const typed = formSchema.parse(body ?? {});
      const view: QueryView = {
        ...(await viewOf(visit)),
        pasted: typed.query,
        period: typed.period.trim() || USUAL_PERIOD,
        kind: typed.kind,
      };
      let read: QueryView["read"];
      try {
        const query = readAnalyzerQuery(typed.query);
        read = { words: describeQuery(query, view.zone), kind: typed.kind ?? kindOf(query) };
        if (typed.action === "run") await run(visit, query, view, response, gone);
        else response.send(queryPage({ ...view, read }));
      } catch (thrown) {
        if (response.destroyed) return;
        const problem = asProblem(thrown);
        if (typed.action === "run") await deps.trail(visit, "legacy-query", problem);
        if (problem.code === "internal") throw thrown;
        response.status(problemStatus(problem)).send(queryPage({ ...view, ...(read ? { read } : {}), problem }));
      }
    },
  };
}

/** The words of a period as in the space. Throws a Problem when they are none, or too many days. */
function readPeriod(words: string, zone: string, now: number): Period {
  const reading = parsePeriod(words);
  if (!reading || !("phrase" in reading))
    throw new Problem("bad-period", {
      say: "What the query is to be run for is not a period.",
      next: "Write one as in the space: today, yesterday, last week, or 2026-11-01..2026-11-07.",
    });
  const period = resolvePeriod(reading.phrase, { now, zone });
  if (period.to - period.from <= LONGEST_MS) return period;
  throw new Problem("bad-period", {
    say: `A query can be run for at most ${MOST_DAYS} days.`,
    next: "Run it for a shorter period, and again for the rest.",
  });
}
