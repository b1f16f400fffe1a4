import type { Answer, Ask, Command, Services } from "./command.js";
import { activeColumn, inLowerCase, listArgs, listDetails } from "./sites/listed-columns.js";
import { listAnswer } from "./sites/listing.js";
import { oneOrg } from "./sites/one-org.js";

/** Lists queues as they are configured; their figures are what queue stats is for. */
export const queueConfiguration = {
  name: "queue-configuration",
  words: ["queue configuration", "configured queues", "list queues"],
  help: "The queues of a contact centre as they are configured.",
  details: listDetails,
  examples: ["queue configuration", "queue configuration telephony"],
  needs: "manager",
  hasTable: true,
  filters: ["org"],
  args: listArgs,
  async run(ask: Ask, { listings }: Pick<Services, "listings">): Promise<Answer> {
    const org = oneOrg(ask, "queue configuration");
    return listAnswer(
      ask,
      org,
      {
        words: "queue configuration",
        title: "Configured queues",
        one: "queue",
        many: "queues",
        columns: [
          { title: "Name", weight: 4, text: ({ name }) => name },
          { title: "Channel", weight: 3, text: ({ channel }) => inLowerCase(channel) },
          activeColumn,
          {
            title: "Service level threshold",
            weight: 2,
            detail: true,
            text: ({ thresholdSeconds }) => (thresholdSeconds === undefined ? "—" : `${thresholdSeconds} s`),
          },
          { title: "Direction", weight: 2, detail: true, text: ({ direction }) => inLowerCase(direction) },
          { title: "Routing", weight: 2, detail: true, text: ({ routing }) => inLowerCase(routing) },
        ],
      },
      await listings.queues(org, ask.signal),
    );
  },
} satisfies Command;
