import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Cell, Column } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import type { Task } from "../../wxcc/tasks/task.js";

const columns: readonly Column[] = [
  { title: "Time", align: "left", weight: 4 },
  { title: "Queue", align: "left", weight: 5 },
  { title: "Status", align: "right", weight: 4 },
  { title: "Channel", align: "left", weight: 2, detail: true },
  { title: "Agent", align: "left", weight: 2, detail: true },
  { title: "Customer", align: "left", weight: 2, detail: true },
  { title: "Task", align: "left", weight: 2, detail: true },
];

/** Some contacts as rows, each leading to its journey; the id can be copied from either form. */
export function taskRows(tasks: readonly Task[], zone: string, dated: boolean, org: readonly string[]): Block {
  const at = (instant: number) => format(instant, dated ? "EEE d MMM HH:mm:ss" : "HH:mm:ss", { in: tz(zone) });
  return {
    kind: "table",
    title: "Contacts, newest first",
    columns,
    rows: tasks.map((task): Cell[] => {
      const ask = askText("task", { args: task.id, filters: { org } });
      return [
        { text: at(task.createdAt), ask },
        { text: task.queue?.name ?? "no queue", ask },
        { text: task.status, ask, ...(task.status === "abandoned" && { tone: "warning" as const }) },
        { text: task.channel },
        { text: task.agent?.name ?? "—" },
        { text: task.customer },
        { text: task.id },
      ];
    }),
    note: "Press a row for the contact's journey, or write task and its id.",
  };
}
