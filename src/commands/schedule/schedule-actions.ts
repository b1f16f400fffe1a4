import type { CardAction } from "../../cards/card.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";

const act = (verb: string, { id }: Pick<ScheduleRecord, "id">, label: string): CardAction => ({
  kind: "ask",
  label,
  ask: `schedule ${verb} ${id}`,
});

/** What one can do with a schedule; whether one may is decided when it is pressed. */
export const scheduleActions = (record: ScheduleRecord): readonly CardAction[] => [
  record.paused ? act("resume", record, "Resume") : act("pause", record, "Pause"),
  act("run", record, "Run now"),
  act("test", record, "Test to me only"),
  act("edit", record, "Edit"),
  act("delete", record, "Delete"),
];
