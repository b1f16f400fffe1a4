import type { Card } from "../cards/card.js";
import type { Rendered } from "../cards/render-answer.js";
import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { ScheduleRecord } from "../store/schedule-records.js";
import type { Store } from "../store/store.js";
import type { Messenger, Spaces } from "../webex/types.js";
import { describeRecurrence } from "./describe-recurrence.js";

type Pause = NonNullable<ScheduleRecord["paused"]>;

interface PauseDeps {
  readonly store: Pick<Store, "schedules" | "roles" | "exclusively">;
  readonly messenger: Pick<Messenger, "post">;
  readonly spaces: Pick<Spaces, "title">;
  readonly render: (card: Card) => Rendered;
  readonly clock: Clock;
  readonly log: Log;
}

/** Stops schedules that cannot go on, and tells somebody who can do something about it. */
export interface Pausing {
  /** Pauses and tells once. */
  pause(schedule: ScheduleRecord, reason: Exclude<Pause["reason"], "by-person">): Promise<void>;
  /** Tells of a pause that nobody has been told of yet. */
  tell(schedule: ScheduleRecord): Promise<void>;
  /** Writes to the owner, else to the managers of the org. False when nobody could be reached. */
  write(schedule: ScheduleRecord, title: string, why: string, next: string): Promise<boolean>;
}

/** One word about everything that stopped for one reason is enough for a day. */
const TOLD_ENOUGH_MS = 86_400_000;

/** Whoever owns many schedules of one org is told once when they all stop for the same reason. */
export function createPausing({ store, messenger, spaces, render, clock, log }: PauseDeps): Pausing {
  async function write(schedule: ScheduleRecord, title: string, why: string, next: string): Promise<boolean> {
    const space = await spaces.title(schedule.spaceId).catch(() => undefined);
    const card: Card = {
      title,
      summary: schedule.ask,
      subtitle: [schedule.ask, describeRecurrence(schedule.recurrence), ...(space === undefined ? [] : [space])],
      blocks: [
        { kind: "text", text: why },
        { kind: "text", text: next },
      ],
      actions: [],
      footer: [`You get this once. The schedule is called ${schedule.id}.`],
    };
    const send = (personId: string) =>
      messenger.post({ to: { personId }, ...render(card) }).then(
        () => true,
        (error: unknown) => {
          log.warn({ err: error, scheduleId: schedule.id }, "somebody could not be told of a schedule");
          return false;
        },
      );
    if (await send(schedule.ownerId)) return true;
    const managers = await store.roles.find({ orgId: schedule.orgId, role: "manager" });
    const others = managers.filter(({ personId }) => personId !== schedule.ownerId);
    return (await Promise.all(others.map(({ personId }) => send(personId)))).includes(true);
  }

  async function tellOnce(id: string): Promise<void> {
    const schedule = await store.schedules.get(id);
    const { paused } = schedule ?? {};
    if (!schedule || !paused || paused.toldAt !== undefined || paused.reason === "by-person") return;
    const { why, next, others } = wordsOf(paused.reason, schedule);
    const told = others && (await wasTold(schedule, paused));
    if (!told && !(await write(schedule, "A schedule is paused", why, next))) return;
    const toldAt = clock.now();
    await store.schedules.update(id, (old) => (old?.paused ? { ...old, paused: { ...old.paused, toldAt } } : old));
  }

  async function wasTold({ ownerId, orgId }: ScheduleRecord, { reason }: Pause): Promise<boolean> {
    const since = clock.now() - TOLD_ENOUGH_MS;
    const own = await store.schedules.find({ ownerId, orgId });
    return own.some(({ paused }) => paused?.reason === reason && (paused.toldAt ?? 0) > since);
  }

  /** One at a time, so that of many that stop at once only the first is told of. */
  const tell = ({ id, ownerId, orgId }: ScheduleRecord) =>
    store.exclusively(`schedule-paused|${ownerId}|${orgId}`, () => tellOnce(id));

  return {
    async pause(schedule, reason) {
      const paused = { reason, at: clock.now() };
      const now = await store.schedules.update(schedule.id, (old) => (old && !old.paused ? { ...old, paused } : old));
      if (now) await tell(now);
    },
    tell,
    write,
  };
}

/** `others`: word of one schedule covers the owner's other ones of the same org. */
function wordsOf(reason: Pause["reason"], { id }: ScheduleRecord) {
  const resume = `Then write there: schedule resume ${id}`;
  switch (reason) {
    case "owner-gone":
      return {
        why: "Its owner is not in the space any more, and a schedule posts with its owner's rights.",
        next: `Whoever takes it over writes the schedule again; or the owner is added to the space. ${resume}`,
        others: false,
      };
    case "org-gone":
      return {
        why: "Its contact centre is not connected to the space any more, or needs a new sign-in.",
        next: "An administrator of the contact centre writes connect in the space; then it goes on by itself, and so do your others that stopped with it.",
        others: true,
      };
    case "space-gone":
      return { why: "I am not in its space any more.", next: `Add me to the space again. ${resume}`, others: false };
    default:
      return {
        why: "Its figures may not be shown there any more: to its owner, or because somebody else in the space may not see them.",
        next: `Ask the question in the space to see the reason. ${resume}`,
        others: false,
      };
  }
}
