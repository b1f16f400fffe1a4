import { makeAlert } from "./alert/make-alert.js";
import { manageAlert } from "./alert/manage-alert.js";
import type { Answer, Ask, Command, Services } from "./command.js";

/** Watches a figure and says when it is beyond a threshold; and everything one can do with a rule. */
export const alert = {
  name: "alert",
  words: ["alert"],
  help: "Says when a figure goes beyond a threshold: waits, waiting contacts, agents available, today's service level and more.",
  details:
    "Write when, a figure, above or below (or their signs) and a threshold; then critical and a worse one, and for and a time it must last. Figures of this " +
    "moment are those of queues now, those of today those of queue stats. is unusual compares the last hour with the same hour of " +
    "four weeks. One message tells an event and changes until it is over. Only an alert's owner or a manager changes it.",
  examples: [
    "alert when longest wait > 5m critical 10m for 2m",
    'alert when waiting contacts > 10 queue:"Billing"',
    "alert when service level today below 80%",
    "alert when agents available below 3",
    "alert when abandonment today is unusual",
  ],
  needs: "viewer",
  filters: ["queue", "org"],
  refuses: {
    channel: "A waiting contact's queue is known and its channel is not, so an alert watches queues.",
    team: "Waiting and abandoned contacts have no team yet.",
    agent: "An alert is about the floor and not about one person.",
  },
  args: "when <figure> above <threshold> [critical <threshold>] [for <time>]",
  run: async (ask: Ask, services: Services): Promise<Answer> =>
    (await manageAlert(ask, services)) ?? makeAlert(ask, services),
} satisfies Command;
