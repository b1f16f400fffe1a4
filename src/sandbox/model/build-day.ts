import { buildContact } from "./build-contact.js";
import { buildSessions } from "./build-sessions.js";
import type { ContactCentre } from "./centre.js";
import type { AgentSession, TrafficDay } from "./contact.js";
import { drawArrivals } from "./draw-arrivals.js";
import { drawMoves } from "./draw-moves.js";
import { drawOutdials } from "./draw-outdials.js";
import { drawRobocalls } from "./draw-robocalls.js";
import { drawShifts } from "./draw-shifts.js";
import { boundsOf, instantAt, type LocalDate } from "./local-day.js";
import { dayKindOf } from "./plans/calendar.js";
import type { CentrePlan } from "./plans/plan.js";
import { createRandom } from "./random.js";
import { simulateDay } from "./simulate-day.js";

/** People still in line this long after closing are sent away. */
const PATIENCE_OF_THE_HOUSE_HOURS = 1 / 3;

/** One whole local day of one org: the same for the same date, whatever was asked before. */
export function buildDay(centre: ContactCentre, plan: CentrePlan, date: LocalDate): TrafficDay {
  const stream = (name: string) => createRandom(`${centre.orgId}/${date}/${name}`);
  const kind = dayKindOf(plan.country, date);
  const drawn = drawArrivals(centre, plan, date, stream("arrivals"));
  const arrivals = drawMoves(centre, plan, date, drawn, stream("moves"));
  const shifts = drawShifts(centre, plan, date, stream("shifts"));
  const outdials = drawOutdials(centre, plan, date, shifts, arrivals.length, stream("outdials"));
  const robocalls = drawRobocalls(centre, plan, date, arrivals.length + outdials.length, stream("robocalls"));
  const closing = new Map(
    centre.queues.map((queue, n) => {
      const closes = plan.queues[n]?.opening[kind]?.hours[1] ?? 0;
      return [queue.id, instantAt(centre.zone, date, closes + PATIENCE_OF_THE_HOUSE_HOURS)];
    }),
  );
  const { visits, workers } = simulateDay({
    arrivals,
    outdials,
    shifts,
    profiles: new Map(centre.multimediaProfiles.map((profile) => [profile.id, profile])),
    closesAt: (queueId) => closing.get(queueId) ?? 0,
    chance: stream("offers").chance,
  });
  const dialled = outdials.map((outdial) => outdial.arrival).filter((arrival) => visits.has(arrival.id));
  const contacts = [...robocalls, ...arrivals, ...dialled]
    .map((arrival) => buildContact(centre, arrival, visits.get(arrival.id)))
    .sort((a, b) => a.createdAt - b.createdAt);
  return { date, ...boundsOf(centre.zone, date), contacts, sessions: once(centre, date, workers, contacts) };
}

/** Apart from the function above, so that what is kept for later does not keep the whole simulation alive. */
function once(...day: Parameters<typeof buildSessions>): () => readonly AgentSession[] {
  let sessions: readonly AgentSession[] | undefined;
  return () => {
    sessions ??= buildSessions(...day);
    return sessions;
  };
}
