import { metric } from "../../metrics/definitions.js";
import { formatCount, formatPercent } from "../../metrics/format.js";
import { serviceLevelAs, serviceLevelVariants } from "../../metrics/service-level.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings } from "../../store/records.js";

/** Why the two differ, in words; and whether anything is left that these words do not account for. */
export interface Explanation {
  readonly lines: readonly string[];
  /** Contacts that only different ways of counting visits can explain, the largest of the counts. */
  readonly unexplained: number;
}

const contacts = (count: number) => (count === 1 ? "1 contact" : `${formatCount(count)} contacts`);

/** One figure by REST, and by Search both with each contact once and with every visit (the same where it knows no visits). */
interface Counted {
  readonly rest: number;
  readonly search: number;
  readonly visits: number;
}

/** What visits of several queues account for, and what is left of a difference then. */
function visitLines(what: string, { rest, search, visits }: Counted): { lines: string[]; left: number } {
  const again = visits - search;
  const left = rest - visits;
  const by = contacts(Math.abs(left));
  const lines = [
    ...(again > 0
      ? [
          `${what}: ${contacts(again)} had been answered in another queue before. REST counts every visit of a queue, Search's total each contact once; queue by queue both count visits.`,
        ]
      : []),
    ...(left > 0
      ? [
          `${what}: REST has ${by} more. REST counts every visit of a queue, Search a contact once, in the queue it ended in.`,
        ]
      : []),
    ...(left < 0
      ? [
          `${what}: Search has ${by} more, which REST has not counted (yet): contacts that overflowed or were moved before an answer.`,
        ]
      : []),
  ];
  return { lines, left: Math.abs(left) };
}

/** Reads the sums of both sources about the same time; `visits` are those of Search where it counts them. */
export function explainDifferences(
  rest: Sums,
  search: Sums,
  settings: OrgSettings,
  visits: Sums = search,
): Explanation {
  const short = search.short ?? 0;
  const open = search.open ?? 0;
  const answered = visitLines("Answered", {
    rest: rest.answered,
    search: search.answered,
    visits: visits.answered,
  });
  const abandoned = visitLines("Abandoned", {
    rest: rest.abandoned,
    search: search.abandoned + short,
    visits: visits.abandoned + (visits.short ?? 0),
  });
  const lines = [
    ...(short > 0 ? [shortLine(short, settings)] : []),
    ...(open > 0
      ? [`Offered: REST adds up answered and abandoned, so the ${contacts(open)} still open are missing from it.`]
      : []),
    ...answered.lines,
    ...abandoned.lines,
    ...serviceLevelLine(rest, search, settings),
    ...timesLine(rest, search, settings),
    "Average speed of answer, handle time with hold and wrap-up, short calls and the longest wait: REST cannot give them, Search does.",
  ];
  return { lines, unexplained: Math.max(answered.left, abandoned.left) };
}

/** The two draw the line elsewhere: REST nowhere, Search where the tenant or the org's setting does. */
function shortLine(short: number, { shortCallSeconds }: OrgSettings): string {
  const who =
    shortCallSeconds === undefined
      ? "those that Contact Center calls short, by the tenant's own seconds"
      : `those that left within ${shortCallSeconds} s in queue, the org's setting, whatever the tenant's own is`;
  return `Abandoned: REST cannot tell short calls apart, so the ${contacts(short)} that were short are in it; with Search they are a figure of their own: ${who}.`;
}

/** REST knows only the answered: by its own rule the two can be held against each other. */
function serviceLevelLine(rest: Sums, search: Sums, settings: OrgSettings): string[] {
  const byRest = serviceLevelAs("A", rest);
  const bySearch = serviceLevelAs("A", search);
  if (byRest === null || bySearch === null) return [];
  const own = serviceLevelVariants[settings.serviceLevelVariant].name;
  const same = Math.abs(byRest - bySearch) < 0.0005 ? "the same" : formatPercent(bySearch);
  return [
    settings.serviceLevelVariant === "A"
      ? `Service level: both divide by the answered only; Search has ${same === "the same" ? formatPercent(bySearch) : same}.`
      : `Service level: Search is by the org's rule, ${own}; REST can only divide by the answered, and has ${formatPercent(byRest)}. By that rule Search has ${same}.`,
  ];
}

function timesLine(rest: Sums, search: Sums, settings: OrgSettings): string[] {
  const differ = [metric.averageWait, metric.talkTime].some((of) => {
    const [a, b] = [of.compute(rest, settings), of.compute(search, settings)];
    return a !== null && b !== null && Math.abs(a - b) >= 500;
  });
  return differ
    ? [
        "Waits and talk times: REST books a time where the contact ended and its count where it began, so its means are approximate at the edges of a period.",
      ]
    : [];
}
