import type { Asker } from "../../orgs/access.js";
import { describeRecurrence } from "../../schedule/describe-recurrence.js";
import { scheduleChanged, unknownSchedule } from "../../schedule/schedule-problems.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";
import type { Member } from "../../webex/types.js";
import type { Services } from "../command.js";
import { applyEdit, type Edit } from "./read-edit.js";

/** Enough for whoever had the form open meanwhile. */
const EDITS_KEPT = 5;

/**
 * Writes an edit; one that was drawn before somebody else saved changes nothing and throws `schedule-changed`, which tells
 * what they changed. A schedule with another time or other days begins anew: what was due before is not made up for.
 */
export async function saveEdit(
  id: string,
  edit: Edit,
  { asker, members }: { readonly asker: Asker; readonly members: readonly Member[] },
  { store, clock }: Pick<Services, "store" | "clock">,
): Promise<{ readonly record: ScheduleRecord; readonly changes: readonly string[] }> {
  let changes: readonly string[] = [];
  const record = await store.schedules.update(id, (old) => {
    if (!old) return undefined;
    if (edit.revision !== undefined && edit.revision !== old.revision) throw changedSince(old, edit.revision, members);
    const edited = applyEdit(old, edit);
    changes = differences(old, edited);
    if (changes.length === 0) return old;
    const at = clock.now();
    const revision = old.revision + 1;
    const made = { revision, at, byPersonId: asker.personId, what: changes.join(", ") };
    return { ...edited, revision, since: at, edits: [...old.edits, made].slice(-EDITS_KEPT) };
  });
  if (!record) throw unknownSchedule(id);
  return { record, changes };
}

function changedSince(record: ScheduleRecord, drawn: number, members: readonly Member[]) {
  const name = (id: string) => members.find(({ personId }) => personId === id)?.personDisplayName ?? "somebody";
  const newer = record.edits.filter(({ revision }) => revision > drawn);
  return scheduleChanged(
    record.id,
    newer.map(({ byPersonId, what }) => `${name(byPersonId)} changed ${what}`),
  );
}

/** "every day at 18:00 (UTC) → every day at 19:00 (UTC)" */
function differences(old: ScheduleRecord, now: ScheduleRecord): readonly string[] {
  const pairs: readonly (readonly [string, string])[] = [
    [describeRecurrence(old.recurrence), describeRecurrence(now.recurrence)],
    [emptyWords(old), emptyWords(now)],
    [lateWords(old), lateWords(now)],
  ];
  return pairs.filter(([before, after]) => before !== after).map((pair) => pair.join(" → "));
}

const emptyWords = ({ skipEmpty }: ScheduleRecord) =>
  skipEmpty ? "nothing posted without contacts" : "posted without contacts";
const lateWords = ({ lateHours }: ScheduleRecord) => `at most ${lateHours} h late`;
