import { resolvePeriod } from "../conversation/period.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { answerPeriods } from "./compare/answer-periods.js";
import { answerQueues } from "./compare/answer-queues.js";
import { joints, readCompared } from "./compare/read-compared.js";
import { queueRefusals } from "./queue-stats.js";

/** Holds two periods or two queues against each other. */
export const compare = {
  name: "compare",
  words: ["compare"],
  help: "Two periods or two queues side by side: both values of every figure, the change, and whether it is for the better.",
  details:
    "Write two periods or the names of two queues with the word with between them. The change is that of the first against the " +
    "second; counts are judged only when both periods are equally long. A chart shows the service level of both.",
  examples: [
    "compare today with yesterday",
    "compare last week with 2026-11-02..2026-11-08",
    'compare queue "Billing" with "Claims" yesterday',
  ],
  needs: "viewer",
  hasTable: true,
  period: "today",
  filters: ["queue", "channel", "org"],
  refuses: queueRefusals,
  args: "<period or queue> with <period or queue>",
  joints,
  async run(ask: Ask, services: Pick<Services, "statistics" | "queueDirectory" | "clock" | "charts">): Promise<Answer> {
    const compared = readCompared(ask.sentence);
    if (compared.kind !== "periods") return answerQueues(ask, compared, services);
    const surroundings = { now: ask.asOf, zone: ask.zone };
    const [first, second] = [resolvePeriod(compared.first, surroundings), resolvePeriod(compared.second, surroundings)];
    return answerPeriods(ask, [first, second], services);
  },
} satisfies Command;
