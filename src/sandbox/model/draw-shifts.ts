import type { Agent, ContactCentre } from "./centre.js";
import { instantAt, type LocalDate } from "./local-day.js";
import { dayKindOf } from "./plans/calendar.js";
import type { CentrePlan, DayKind, Hours, TeamPlan } from "./plans/plan.js";
import type { Random } from "./random.js";

const MINUTE_MS = 60_000;
const ABSENCE = 0.05;

/** A working day of one agent as planned; breaks begin when the agent is free. */
export interface Shift {
  readonly agent: Agent;
  readonly signInAt: number;
  readonly signOutAt: number;
  /** Reads mail and finds the headset before becoming available. */
  readonly notReadyMs: number;
  readonly breaks: readonly {
    readonly at: number;
    readonly ms: number;
    readonly code: "Break" | "Lunch" | "Meeting";
  }[];
  /** How often a call to this agent goes unanswered. */
  readonly missChance: number;
}

/** Who works on that date, and when. */
export function drawShifts(centre: ContactCentre, plan: CentrePlan, date: LocalDate, random: Random): Shift[] {
  const kind = dayKindOf(plan.country, date);
  const agents = new Map(centre.agents.map((agent) => [agent.name, agent]));
  return plan.teams.flatMap((team) =>
    team.agents.flatMap((line, n) => {
      const agent = agents.get(line.split(" +")[0] ?? "");
      const hours = hoursOf(plan, team, kind, n, date);
      const absent = random.chance(ABSENCE);
      return agent && hours && !absent ? [drawShift(agent, hours, centre.zone, date, random)] : [];
    }),
  );
}

/** On weekends a part of the team works the queue's own hours, another part each week. */
function hoursOf(plan: CentrePlan, team: TeamPlan, kind: DayKind, n: number, date: LocalDate): Hours | undefined {
  if (kind === "weekday") return team.shifts[n % team.shifts.length];
  const open = plan.queues.flatMap((queue) =>
    team.queues.includes(queue.key) ? (queue.opening[kind]?.hours ?? []) : [],
  );
  if (open.length === 0) return undefined;
  const opens = Math.min(...open) - 0.25;
  const closes = Math.max(...open) + 0.05;
  const week = Math.floor(Date.parse(date) / (7 * 86_400_000));
  const share = kind === "saturday" ? team.weekend.saturday : team.weekend.sunday;
  if ((n + week) % team.agents.length >= share) return undefined;
  if (closes - opens < 10) return [opens, closes];
  const half = (opens + closes) / 2;
  return (n + week) % 2 === 0 ? [opens, half + 0.5] : [half - 0.5, closes];
}

function drawShift(agent: Agent, [starts, ends]: Hours, zone: string, date: LocalDate, random: Random): Shift {
  const signInAt = instantAt(zone, date, starts) + random.whole(0, 7 * MINUTE_MS);
  const signOutAt = instantAt(zone, date, ends) + random.whole(0, 2 * MINUTE_MS);
  const length = signOutAt - signInAt;
  const at = (share: number) => Math.round(signInAt + length * (share + random.between(-0.04, 0.04)));
  const pause = (share: number, minutes: number, code: Shift["breaks"][number]["code"]) => ({
    at: at(share),
    ms: Math.round(minutes * random.between(0.9, 1.15) * MINUTE_MS),
    code,
  });
  const long = length > 7 * 3_600_000;
  return {
    agent,
    signInAt,
    signOutAt,
    notReadyMs: random.whole(30_000, 150_000),
    breaks: [
      pause(0.25, 13, "Break"),
      ...(long ? [pause(0.5, 34, "Lunch")] : []),
      pause(0.76, 12, "Break"),
      ...(random.chance(0.08) ? [pause(0.62, 25, "Meeting")] : []),
    ].sort((a, b) => a.at - b.at),
    missChance: random.chance(0.08) ? 0.05 : 0.012,
  };
}
