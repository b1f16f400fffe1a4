import { askText } from "../../conversation/format-ask.js";
import { noOrgLinked, severalOrgs } from "../../orgs/problems.js";
import { readSchedule } from "../../schedule/read-schedule.js";
import { tooManySchedules } from "../../schedule/schedule-problems.js";
import { keptQuestion } from "../../schedule/schedule-question.js";
import type { OrgRecord } from "../../store/records.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";
import type { Answer, Ask, Command, Services } from "../command.js";
import { readViews } from "./read-view.js";
import { readQuestion } from "./schedulable.js";
import { scheduledCard } from "./scheduled-card.js";

/** More than anybody reads. */
const MOST_IN_A_SPACE = 200;
const RUNS_SHOWN = 3;

/** Makes the schedule that a sentence describes, and shows what came of it. */
export async function makeSchedule(
  { sentence, asker }: Ask,
  services: Pick<Services, "access" | "store" | "spaces" | "clock" | "schedules">,
  commands: readonly Command[],
): Promise<Answer> {
  const { store, clock, schedules } = services;
  const { args, filters, zone } = sentence;
  const words = readSchedule(args, (instead) => askText("schedule", { args: instead, filters, zone }));
  const question = readQuestion(words, { filters, zone }, commands);
  const org = await decidedOrg({ sentence, asker }, services);
  const { spaceId, spaceType, personId, personEmail } = asker;
  if ((await store.schedules.find({ spaceId })).length >= MOST_IN_A_SPACE) throw tooManySchedules(MOST_IN_A_SPACE);

  const now = clock.now();
  const space = await store.spaces.get(spaceId);
  const record: Omit<ScheduleRecord, "id"> = {
    spaceId,
    spaceType,
    ownerId: personId,
    ownerEmail: personEmail,
    ask: keptQuestion(question, commands),
    orgId: org.id,
    recurrence: { time: words.time, days: words.days, zone: zone ?? space?.zone ?? org.zone },
    skipEmpty: words.skipEmpty,
    lateHours: words.lateHours,
    createdAt: now,
    since: now,
    revision: 1,
    edits: [],
  };
  const made = await addUnderNewId(record, services);
  schedules.changed(made.id);
  const [view] = await readViews([made], asker, services, RUNS_SHOWN);
  if (!view) throw new Error("a schedule that was made is not shown");
  return { card: scheduledCard("Scheduled", view) };
}

/** A schedule is about one contact centre. */
async function decidedOrg(
  { sentence, asker }: Pick<Ask, "sentence" | "asker">,
  { access }: Pick<Services, "access">,
): Promise<OrgRecord> {
  const { args, filters, zone } = sentence;
  const again = (org: OrgRecord) => askText("schedule", { args, filters: { ...filters, org: [org.name] }, zone });
  const [org, ...others] = await access.orgsFor(asker, filters.org, again);
  if (!org) throw noOrgLinked();
  if (others.length > 0) throw severalOrgs([org, ...others], again);
  return org;
}

async function addUnderNewId(
  record: Omit<ScheduleRecord, "id">,
  { store, schedules }: Pick<Services, "store" | "schedules">,
): Promise<ScheduleRecord> {
  for (;;) {
    const made = { ...record, id: schedules.newId() };
    if (await store.schedules.add(made.id, made)) return made;
  }
}
