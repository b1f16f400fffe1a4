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

/** What is left of a difference after `known` contacts of it are accounted for. */
function visits(what: string, rest: number, search: number, known: number): { line: string[]; left: number } {
  const left = rest - (search + known);
  if (left === 0) return { line: [], left };
  const by = contacts(Math.abs(left));
  const line =
    left > 0
      ? `${what}: REST has ${by} more. REST counts every visit of a queue, Search a contact once, in the queue it ended in.`
      : `${what}: Search has ${by} more, which REST has not counted (yet): contacts that overflowed or were moved before an answer.`;
  return { line: [line], left: Math.abs(left) };
}

/** Reads the sums of both sources about the same time. */
export function explainDifferences(rest: Sums, search: Sums, settings: OrgSettings): Explanation {
  const short = search.short ?? 0;
  const open = search.open ?? 0;
  const answered = visits("Answered", rest.answered, search.answered, 0);
  const abandoned = visits("Abandoned", rest.abandoned, search.abandoned, short);
  const lines = [
    ...(short > 0
      ? [
          `Abandoned: REST cannot tell short calls apart, so the ${contacts(short)} that were short are in it; with Search they are a figure of their own.`,
        ]
      : []),
    ...(open > 0
      ? [`Offered: REST adds up answered and abandoned, so the ${contacts(open)} still open are missing from it.`]
      : []),
    ...answered.line,
    ...abandoned.line,
    ...serviceLevelLine(rest, search, settings),
    ...timesLine(rest, search, settings),
    "Average speed of answer, handle time with hold and wrap-up, short calls and the longest wait: REST cannot give them, Search does.",
  ];
  return { lines, unexplained: Math.max(answered.left, abandoned.left) };
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
