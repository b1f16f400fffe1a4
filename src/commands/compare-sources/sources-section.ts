import type { Block, Cell } from "../../cards/card.js";
import { totalsBy } from "../../metrics/add-sums.js";
import type { MetricDefinition } from "../../metrics/definition.js";
import { formatCount, formatPercent, formatValue } from "../../metrics/format.js";
import { serviceLevelAs } from "../../metrics/service-level.js";
import type { Sums } from "../../metrics/sums.js";
import { knownMetrics } from "../compare/sides.js";
import { explainDifferences } from "./explain-differences.js";
import type { BothSources, SourceAnswer } from "./read-both-sources.js";

const mostQueues = 10;
const none = "—";

/** One org's part of the card: the verdict, every figure by both sources, the queues, and the differences in words. */
export function sourcesSection(both: BothSources): readonly Block[] {
  const { org, rest, search } = both;
  if (rest.kind === "failed") return [...failedBlocks("REST", rest), figures(both)];
  if (search.kind === "failed") return [...failedBlocks("Search", search), figures(both)];
  const { lines, unexplained } = explainDifferences(rest.total, search.total, org.settings, search.visits);
  return [
    verdict(unexplained, rest.total),
    figures(both),
    queueTable(rest.rows, search.rows),
    { kind: "text", text: "Why they differ", heading: true },
    { kind: "list", items: lines },
  ];
}

function failedBlocks(name: "REST" | "Search", { problem }: Extract<SourceAnswer, { kind: "failed" }>): Block[] {
  return [
    { kind: "text", text: `${name} did not answer`, heading: true, tone: "warning" },
    { kind: "text", text: problem.say },
    { kind: "text", text: problem.next, tone: "quiet" },
    ...(name === "Search"
      ? [
          {
            kind: "text" as const,
            text: "REST statistics end on 31 March 2027: until then Search must answer for this org.",
            strong: true,
          },
        ]
      : []),
  ];
}

function verdict(unexplained: number, { offered }: Sums): Block {
  if (unexplained === 0) return { kind: "text", text: "Both count the same contacts.", strong: true, tone: "good" };
  const share = formatPercent(offered === 0 ? null : unexplained / offered);
  return {
    kind: "text",
    text: `${formatCount(unexplained)} contacts (${share}) are counted differently.`,
    strong: true,
    tone: "warning",
  };
}

const totalOfAnswer = (answer: SourceAnswer): Sums | undefined => (answer.kind === "rows" ? answer.total : undefined);

function figures({ org, rest, search }: BothSources): Block {
  const [byRest, bySearch] = [totalOfAnswer(rest), totalOfAnswer(search)];
  const value = (of: MetricDefinition, sums: Sums | undefined) =>
    sums ? formatValue(of.compute(sums, org.settings), of.unit) : none;
  const known = knownMetrics(
    [byRest, bySearch].filter((sums) => sums !== undefined),
    org.settings,
  );
  return {
    kind: "table",
    columns: [
      { title: "Figure", align: "left", weight: 5 },
      { title: "REST", align: "right", weight: 3 },
      { title: "Search", align: "right", weight: 3, proper: true },
    ],
    rows: known.map((of): Cell[] => [{ text: of.name }, { text: value(of, byRest) }, { text: value(of, bySearch) }]),
  };
}

/** A queue by both sources; a queue without a row had no contact that the source counts there. */
function queueTable(rest: Rows, search: Rows): Block {
  const queues = pairQueues(rest, search);
  const shown = queues.slice(0, mostQueues);
  const more = queues.length - shown.length;
  return {
    kind: "table",
    title: "Answered, by queue",
    columns: [
      { title: "Queue", align: "left", weight: 5 },
      { title: "REST", align: "right", weight: 3 },
      { title: "Search", align: "right", weight: 3, proper: true },
      { title: "Abandoned", align: "left", weight: 3, detail: true },
      { title: "SL of the answered", align: "left", weight: 3, detail: true },
    ],
    rows: shown.map(({ name, rest: byRest, search: bySearch }): Cell[] => [
      { text: name },
      {
        text: formatCount(byRest?.answered ?? 0),
        ...((byRest?.answered ?? 0) !== (bySearch?.answered ?? 0) && { tone: "warning" as const }),
      },
      { text: formatCount(bySearch?.answered ?? 0) },
      {
        text: `${formatCount(byRest?.abandoned ?? 0)} / ${formatCount(bySearch?.abandoned ?? 0)} and ${formatCount(bySearch?.short ?? 0)} short`,
      },
      { text: `${slOf(byRest)} / ${slOf(bySearch)}` },
    ]),
    ...(more > 0 && { rest: [{ text: `… ${more} more queues, with smaller differences`, tone: "quiet" as const }] }),
  };
}

const slOf = (sums: Sums | undefined) => formatPercent(sums ? serviceLevelAs("A", sums) : null);

type Rows = Extract<SourceAnswer, { kind: "rows" }>["rows"];

/** One queue as both sources see it. */
export interface QueuePair {
  readonly queueId: string;
  readonly name: string;
  readonly rest: Sums | undefined;
  readonly search: Sums | undefined;
}

/** Queues that either source knows, those with the largest difference in answered contacts first, then the busiest. */
export function pairQueues(rest: Rows, search: Rows): readonly QueuePair[] {
  const names = new Map([...rest, ...search].map(({ queueId, queueName }) => [queueId, queueName]));
  const [byRest, bySearch] = [totalsBy(rest, ({ queueId }) => queueId), totalsBy(search, ({ queueId }) => queueId)];
  const pairs = [...names].map(([queueId, name]) => ({
    queueId,
    name,
    rest: byRest.get(queueId),
    search: bySearch.get(queueId),
  }));
  const answered = (sums: Sums | undefined) => sums?.answered ?? 0;
  const apart = (pair: QueuePair) => Math.abs(answered(pair.rest) - answered(pair.search));
  return pairs.sort(
    (a, b) => apart(b) - apart(a) || answered(b.search) - answered(a.search) || a.name.localeCompare(b.name, "en"),
  );
}
