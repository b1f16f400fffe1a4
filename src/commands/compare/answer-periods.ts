import type { Period } from "../../conversation/ask.js";
import type { Answer, Ask, Services } from "../command.js";
import { askEachOrg } from "../queue-stats/ask-each-org.js";
import { watchAsk } from "../watch-ask.js";
import { periodActions } from "./comparison-actions.js";
import { comparisonCard } from "./comparison-card.js";
import { comparisonTable } from "./comparison-table.js";
import { drawComparison } from "./draw-comparison.js";
import { comparePeriods } from "./read-compared.js";
import { comparePeriodsOf } from "./read-comparison.js";

/** Two periods of every org that was asked about. */
export async function answerPeriods(
  { orgs, sentence, zone, signal, progress, urgency }: Ask,
  periods: readonly [Period, Period],
  services: Pick<Services, "statistics" | "queueDirectory" | "clock" | "charts">,
): Promise<Answer> {
  const { filters } = sentence;
  const askForQueue = (written: string, queueName: string) => {
    const queue = filters.queue.map((name) => (name === written ? queueName : name));
    return comparePeriods(periods[0].phrase, periods[1].phrase, {
      zone: sentence.zone,
      filters: { ...filters, queue },
    });
  };
  const watch = watchAsk({ signal, progress });
  const answers = await askEachOrg(orgs, async (org) =>
    drawComparison(
      await comparePeriodsOf(org, periods, filters, askForQueue, { watch, urgency }, services),
      { channels: filters.channel, urgency },
      services,
    ),
  );
  const about = {
    filters,
    zone,
    now: services.clock.now(),
    actions: periodActions(periods, { filters, zone: sentence.zone }),
  };
  return {
    card: comparisonCard(about, answers),
    table: comparisonTable(answers, zone),
  };
}
