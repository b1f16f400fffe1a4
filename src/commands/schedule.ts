import type { Command } from "./command.js";
import { changeSchedule } from "./schedule/change-schedule.js";
import { makeSchedule } from "./schedule/make-schedule.js";

/**
 * Has a question posted by itself, and changes what was made so. `commands` is asked when it runs: the questions are those
 * of the list that this command is in.
 */
export const createSchedule = (commands: () => readonly Command[]): Command => ({
  name: "schedule",
  words: ["schedule"],
  help: "Posts a report here by itself, every day or on the days you name.",
  details:
    "Write a question, at and a time; then on weekdays, on business days, on mon,wed, on the last friday or on the 1st, else " +
    "it is every day. skip empty posts nothing when there were no contacts; late 6h is how late a post may still come after an " +
    "outage. Each post is made with your rights at that moment. Filters narrow the question, tz: moves both.",
  examples: [
    "schedule queue stats today at 18:00 on weekdays",
    'schedule queue stats yesterday at 08:00 on business days queue:"Billing" skip empty',
    "schedule agent stats last week on monday at 08:00 tz:Europe/Paris",
  ],
  needs: "viewer",
  resolvesOrgs: true,
  filters: ["queue", "team", "agent", "channel", "status", "site", "org"],
  args: "<question> at <time> [<days>]",
  schedules: true,
  run: async (ask, services) =>
    (await changeSchedule(ask, services, commands())) ?? makeSchedule(ask, services, commands()),
});
