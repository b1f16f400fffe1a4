import { DeadlineExceeded, withDeadline } from "../../clock.js";
import { asProblem } from "../../errors.js";
import { totalOf } from "../../metrics/add-sums.js";
import { metric } from "../../metrics/definitions.js";
import { type Held, standsOut } from "../../metrics/stands-out.js";
import type { Range } from "../../wxcc/statistics/source.js";
import type { Services } from "../command.js";
import type { OrgSummary, SummaryWanted } from "./read-org-summary.js";
import type { Stretch } from "./usual.js";

/** A reason is worth no more waiting than this. */
const AGENTS_MS = 10_000;

/**
 * Agents who signed in on a day against its usual, when they were clearly fewer. Asked only where it can be a reason: a
 * whole org's day, by Search, that missed its target. A failure is no reason: nothing is said then.
 */
export async function readFewerAgents(
  { org, span, field, totals, current }: OrgSummary,
  { filters, urgency }: Pick<SummaryWanted, "filters" | "urgency">,
  { agentFigures, clock }: Pick<Services, "agentFigures" | "clock">,
): Promise<Held | undefined> {
  const narrowed = filters.queue.length + filters.channel.length > 0;
  if (!field || narrowed || span.kind !== "day" || current.source !== "search") return undefined;
  const serviceLevel = metric.serviceLevel.compute(totalOf(totals), org.settings);
  if (serviceLevel === null || serviceLevel >= org.settings.targets.serviceLevel) return undefined;
  const count = async (stretch: Stretch) => {
    const range = rangeOf(stretch);
    const answer = await agentFigures.agents(org, range, {}, urgency);
    return new Set(answer.rows.map(({ agentId }) => agentId)).size;
  };
  try {
    const counts = await withDeadline(clock, AGENTS_MS, () => Promise.all([field.now, ...field.before].map(count)));
    const [value = 0, ...before] = counts;
    const usual = before.reduce((sum, each) => sum + each, 0) / before.length;
    const contacts = [field.now, ...field.before].map((stretch) => totalOf(stretch.totals).answered);
    const [now = 0, ...then] = contacts;
    const others = before.map((each) => each / usual);
    const held = { value, usual, others, contacts: [now, Math.min(...then)] as const };
    return standsOut(held) === "below" ? held : undefined;
  } catch (error) {
    // Anything but a refusal of Contact Center or a late answer is a mistake of ours and must be seen.
    if (!(error instanceof DeadlineExceeded) && asProblem(error).code === "internal") throw error;
    return undefined;
  }
}

const rangeOf = ({ places }: Stretch): Range => ({ from: places[0]?.from ?? 0, to: places.at(-1)?.to ?? 0 });
