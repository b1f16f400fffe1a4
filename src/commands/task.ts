import { askText } from "../conversation/format-ask.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg } from "./queue-stats/ask-each-org.js";
import { journeyCard } from "./task/journey-card.js";
import { journeyTable } from "./task/journey-table.js";
import { readTaskId } from "./task/read-task-id.js";
import { unknownTask } from "./task/unknown-task.js";

/** One contact, step by step. */
export const task = {
  name: "task",
  words: ["task", "contact", "journey"],
  help: "One contact's journey step by step: waits, agents, holds, transfers, wrap-up, and whether it was recorded.",
  details:
    "Write the id that tasks shows for each contact. Contacts are found as far back as Contact Center keeps them, which is " +
    "36 months. Times are in the space's time zone, and a new day is marked.",
  examples: ["task 2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40"],
  needs: "viewer",
  hasTable: true,
  filters: ["org"],
  args: "<task id>",
  async run(ask: Ask, services: Pick<Services, "tasks">): Promise<Answer> {
    const id = readTaskId(ask.sentence.args);
    const { answered, failed } = await askEachOrg(ask.orgs, async (org) => ({
      org,
      journey: await services.tasks.journey(org, id, ask.urgency),
    }));
    for (const { org, journey } of answered) {
      if (journey) return { card: journeyCard(org, journey, ask), table: journeyTable(org, journey, ask.zone) };
    }
    const [unread] = failed;
    // It may be a contact of the org that did not answer.
    if (unread) throw unread.problem;
    throw unknownTask(id, ask.orgs, { label: "Tasks today", ask: askText("tasks", { period: "today" }) });
  },
} satisfies Command;
