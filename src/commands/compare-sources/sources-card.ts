import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Card } from "../../cards/card.js";
import type { Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { formatCount } from "../../metrics/format.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import type { BothSources, SourceAnswer } from "./read-both-sources.js";
import { sourcesSection } from "./sources-section.js";

/** The card of `compare sources`: one org as the whole card, several as one part each. */
export function sourcesCard(
  { sentence, zone }: Pick<Ask, "sentence" | "zone">,
  range: Period,
  answers: OrgAnswers<BothSources>,
): Card {
  const alone = answers.answered.length + answers.failed.length === 1;
  const [first] = answers.answered;
  const { filters } = sentence;
  const ask = (phrase: string) => askText("compare sources", { period: phrase, filters, zone: sentence.zone });
  const until = format(range.to, "EEE d MMM HH:mm", { in: tz(zone) });
  return {
    title: "REST and Search",
    summary: answers.answered.map((both) => summaryOf(both, alone)).join(", ") || "no org answered",
    subtitle: [
      alone && first ? first.org.name : howManyAnswered(answers),
      describePeriod(range),
      filtersLine(filters),
    ].filter((line) => line !== undefined),
    blocks: [
      ...answers.answered.flatMap((both): Block[] => [
        ...(alone ? [] : [{ kind: "text" as const, text: both.org.name, heading: true as const }]),
        ...sourcesSection(both),
      ]),
      ...failedOrgBlocks(answers),
    ],
    actions: [
      { kind: "ask", label: "Refresh", ask: ask(range.phrase), primary: true },
      ...["yesterday", "last week"]
        .filter((phrase) => phrase !== range.phrase)
        .map((phrase) => ({
          kind: "ask" as const,
          label: phrase === "yesterday" ? "Yesterday" : "Last week",
          ask: ask(phrase),
        })),
      {
        kind: "ask",
        label: "Queue stats",
        ask: askText("queue stats", { period: range.phrase, filters, zone: sentence.zone }),
      },
    ],
    footer: [
      `Both are asked up to ${until}: REST rounds both ends of a period down to 15 minutes.`,
      "REST queue and agent statistics end on 31 March 2027; Search takes their place.",
    ],
  };
}

function summaryOf({ org, rest, search }: BothSources, alone: boolean): string {
  const answered = (answer: SourceAnswer) => (answer.kind === "rows" ? formatCount(answer.total.answered) : "—");
  return `${alone ? "" : `${org.name} `}answered ${answered(rest)} by REST, ${answered(search)} by Search`;
}
