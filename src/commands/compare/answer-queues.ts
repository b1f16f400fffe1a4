import { askText } from "../../conversation/format-ask.js";
import type { OrgRecord } from "../../store/records.js";
import { matchQueues } from "../../wxcc/match-queues.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import type { Answer, Ask, Services } from "../command.js";
import { askEachOrg } from "../queue-stats/ask-each-org.js";
import { watchAsk } from "../watch-ask.js";
import { queueActions } from "./comparison-actions.js";
import { comparisonCard } from "./comparison-card.js";
import { comparisonTable } from "./comparison-table.js";
import { drawComparison } from "./draw-comparison.js";
import { type Compared, oneSided } from "./read-compared.js";
import { compareQueuesOf } from "./read-comparison.js";
import { splitQueueNames } from "./split-queue-names.js";

type QueuesCompared = Exclude<Compared, { kind: "periods" }>;

/** Two queues in one period, of every org that was asked about. */
export async function answerQueues(
  { orgs, sentence, zone, period, signal, progress, urgency }: Ask,
  compared: QueuesCompared,
  services: Pick<Services, "statistics" | "queueDirectory" | "clock" | "charts">,
): Promise<Answer> {
  if (!period) throw new Error("compare was run without a period");
  const filters = { ...sentence.filters, queue: [] };

  async function find(org: OrgRecord): Promise<readonly [QueueInfo, QueueInfo]> {
    const directory = await services.queueDirectory.queues(org, { signal, urgency });
    const names = compared.kind === "queues" ? compared.names : splitQueueNames(compared.text, directory);
    if (!names) throw oneSided(sentence);
    const match = (written: string) => {
      const again = (queueName: string) => names.map((name) => (name === written ? queueName : name));
      const [queue] = matchQueues([written], directory, (_, queueName) =>
        askText("compare", {
          ...sentence,
          args: "with",
          period: period?.phrase,
          filters: { ...filters, queue: again(queueName) },
        }),
      );
      if (!queue) throw new Error("a queue that was matched is missing");
      return queue;
    };
    return [match(names[0]), match(names[1])];
  }

  const watch = watchAsk({ signal, progress });
  const answers = await askEachOrg(orgs, async (org) =>
    drawComparison(
      await compareQueuesOf(org, await find(org), period, filters, { ...watch(), urgency }, services),
      { channels: filters.channel, urgency },
      services,
    ),
  );
  const [first] = answers.answered;
  const actions = first
    ? queueActions([first.comparison.sides[0].name, first.comparison.sides[1].name], period.phrase, {
        zone: sentence.zone,
        filters,
      })
    : [];
  return {
    card: comparisonCard({ filters, zone, now: services.clock.now(), actions }, answers),
    table: comparisonTable(answers, zone),
  };
}
