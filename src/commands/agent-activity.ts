import { askText } from "../conversation/format-ask.js";
import { Problem } from "../errors.js";
import { severalOrgs } from "../orgs/problems.js";
import { matchAgents } from "../wxcc/match-agents.js";
import { activityCard } from "./agent-activity/activity-card.js";
import { activityChart } from "./agent-activity/activity-chart.js";
import { activityTable } from "./agent-activity/activity-table.js";
import { readDay } from "./agent-activity/read-day.js";
import { readAgentNames } from "./agent-stats/name-agents.js";
import { agentRefusals } from "./agent-stats.js";
import type { Answer, Ask, Command, Services } from "./command.js";

const DAY_MS = 86_400_000;
/** A call or more per day and agent, and a list nobody reads to its end. */
const MOST_DAYS = 31;

/** What one agent did, from state to state. */
export const agentActivity = {
  name: "agent-activity",
  words: ["agent activity", "agent activities", "agent timeline", "agent log"],
  help: "What one agent did: every state with its time, idle reason and queue, and the time spent in each.",
  details:
    "The agent's states one after the other, the sum of each, the idle reasons, and when the agent signed in and out. " +
    "An agent of several channels is shown with voice unless you name another by channel:.",
  examples: ["agent activity Nora Whitfield", "agent activity Nora Whitfield yesterday"],
  needs: "viewer",
  hasTable: true,
  period: "today",
  filters: ["agent", "channel", "org"],
  refuses: {
    ...agentRefusals,
    team: "It is about one agent, whose name says enough.",
    site: "It is about one agent, whose name says enough.",
  },
  args: "<name>",
  async run(ask: Ask, services: Pick<Services, "agentWork" | "directory" | "clock" | "charts">): Promise<Answer> {
    const { sentence, period } = ask;
    if (!period) throw new Error("agent activity was run without a period");
    const again = (args: string, filters: Partial<Ask["sentence"]["filters"]> = {}, phrase = period.phrase) =>
      askText("agent activity", {
        args,
        period: phrase,
        filters: { ...sentence.filters, agent: [], ...filters },
        zone: sentence.zone,
      });
    const name = nameIn(ask);
    if (period.to - period.from > MOST_DAYS * DAY_MS + 3_600_000) throw tooLong(again(name, {}, "last 7d"));
    const [org, ...others] = ask.orgs;
    if (!org || others.length > 0) throw severalOrgs(ask.orgs, (one) => again(name, { org: [one.name] }));
    const names = await readAgentNames(org, [], true, services, ask.signal);
    const [agent] = matchAgents([name], [...names.values()], (_, other) => again(other));
    if (!agent) throw new Error("a name matched nobody");
    const activities = await services.agentWork.activities(org, agent.id, period, ask.urgency, ask.signal);
    const day = readDay(activities, period, services.clock.now(), sentence.filters.channel);
    const asked = { org, agent, period, day };
    const chart = activityChart(asked);
    const picture = chart && (await services.charts.put(chart));
    return { card: activityCard(ask, asked, picture), table: activityTable(asked) };
  },
} satisfies Command;

function nameIn({ sentence }: Ask): string {
  const [filter, ...others] = sentence.filters.agent;
  const args = sentence.args.replace(/^(?:of|for)\s+/i, "");
  if (args !== "" && filter === undefined) return args;
  if (args === "" && filter !== undefined && others.length === 0) return filter;
  throw new Problem("unknown-agent", {
    say: "The activity of one agent can be shown, and the question does not name one.",
    next: "Write agent activity and the agent's name, for example: agent activity Maya Fields yesterday",
    asks: [{ label: "Agents now", ask: "agents now" }],
  });
}

const tooLong = (ask: string) =>
  new Problem("bad-period", {
    say: `The activity of an agent can be shown for at most ${MOST_DAYS} days.`,
    next: "Ask for fewer days.",
    asks: [{ label: "Last 7 days", ask }],
  });
