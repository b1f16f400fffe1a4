import { describeRecurrence } from "../../schedule/describe-recurrence.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";
import type { Answer, Services } from "../command.js";

/** Asks first; with the confirmation it is gone. */
export async function deleteSchedule(
  record: ScheduleRecord,
  confirmed: boolean,
  { store, schedules }: Pick<Services, "store" | "schedules">,
): Promise<Answer> {
  const what = `${record.ask}, ${describeRecurrence(record.recurrence)}`;
  const list = { kind: "ask" as const, label: "Schedules", ask: "schedules" };
  const card = { subtitle: [], footer: [], summary: what };
  const text = (words: string) => [{ kind: "text" as const, text: words }];
  if (!confirmed)
    return {
      card: {
        ...card,
        title: "Delete this schedule?",
        blocks: text(`${what}. What it has posted stays.`),
        actions: [
          { kind: "ask", label: "Delete", ask: `schedule delete ${record.id} confirm`, primary: true },
          { kind: "ask", label: "Pause instead", ask: `schedule pause ${record.id}` },
          list,
        ],
      },
    };
  await store.schedules.remove(record.id);
  schedules.changed(record.id);
  return { card: { ...card, title: "Schedule deleted", blocks: text(`${what}.`), actions: [list] } };
}
