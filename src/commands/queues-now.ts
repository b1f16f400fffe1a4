import { askText } from "../conversation/format-ask.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg } from "./queue-stats/ask-each-org.js";
import { queueRefusals } from "./queue-stats.js";
import { nowCard } from "./queues-now/now-card.js";
import { nowTable } from "./queues-now/now-table.js";
import { readOutlook } from "./queues-now/read-outlook.js";
import { readWaiting } from "./queues-now/read-waiting.js";

/** Who waits at this moment. */
export const queuesNow = {
  name: "queues-now",
  words: ["queues now", "queue stats now", "live", "waiting now"],
  help: "Who waits at this moment: contacts waiting, the longest and the estimated wait per queue, and who could answer.",
  details:
    "Contacts that are parked in a queue as you ask. The wait is counted from the moment the contact began, menu included. " +
    "Beside them stand Contact Center's own estimate of the wait and how many agents are available, busy and idle.",
  examples: ["queues now", 'queues now queue:"Billing"'],
  needs: "viewer",
  hasTable: true,
  filters: ["queue", "channel", "org"],
  refuses: queueRefusals,
  async run(
    ask: Ask,
    services: Pick<Services, "statistics" | "queueDirectory" | "agentWork" | "estimatedWait">,
  ): Promise<Answer> {
    const { filters } = ask.sentence;
    const askForQueue = (written: string, queueName: string) => {
      const queue = filters.queue.map((name) => (name === written ? queueName : name));
      return askText("queues now", { filters: { ...filters, queue } });
    };
    const answers = await askEachOrg(ask.orgs, async (org) => {
      const waiting = await readWaiting(org, filters, askForQueue, services, ask);
      return { ...waiting, outlook: await readOutlook(waiting, filters.channel, services, ask) };
    });
    return { card: nowCard(ask, answers), table: nowTable(answers, ask.zone) };
  },
} satisfies Command;
