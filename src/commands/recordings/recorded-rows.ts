import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Cell, Column } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatDuration } from "../../metrics/format.js";
import type { Recording } from "../../wxcc/captures/capture.js";
import type { RecordedTask } from "../../wxcc/tasks/recorded-contact.js";
import type { RecordedPage } from "./read-page.js";

const columns: readonly Column[] = [
  { title: "Time", align: "left", weight: 4 },
  { title: "Queue", align: "left", weight: 5 },
  { title: "Length", align: "right", weight: 4 },
  { title: "Marked", align: "left", weight: 1, detail: true },
  { title: "Agent", align: "left", weight: 1, detail: true },
  { title: "Customer", align: "left", weight: 1, detail: true },
  { title: "Task", align: "left", weight: 1, detail: true },
];

/** A recording comes within minutes; one that is not there a day after the end is not on its way any more. */
const AWAITED_MS = 24 * 60 * 60_000;

/** A page of recorded contacts, each row leading to its recording. */
export function recordedRows(
  page: RecordedPage,
  asked: { zone: string; dated: boolean; org: string; now: number },
): Block {
  const at = (instant: number) => format(instant, asked.dated ? "EEE d MMM HH:mm" : "HH:mm:ss", { in: tz(asked.zone) });
  return {
    kind: "table",
    title: "Recorded contacts, newest first",
    columns,
    rows: page.rows.map((task): Cell[] => {
      const ask = askText("recording", { args: task.id, filters: { org: [asked.org] } });
      const recordings = page.captures.get(task.id.toLowerCase())?.recordings;
      return [
        { text: at(task.createdAt), ask },
        { text: task.queue?.name ?? "no queue", ask },
        { ...lengthOf(task, recordings, asked.now), ask },
        { text: recordings?.some(({ sensitive }) => sensitive) ? "sensitive" : "" },
        { text: task.agent?.name ?? "—" },
        { text: task.customer },
        { text: task.id },
      ];
    }),
    note: "Press a row to hear it, or write recording and its id.",
  };
}

/** How long there is to hear, or why there is nothing; a dash when that could not be read. */
function lengthOf(task: RecordedTask, recordings: readonly Recording[] | undefined, now: number): Cell {
  if (task.deleted) return { text: "no longer kept", tone: "quiet" };
  if (!recordings) return { text: "—" };
  const main = recordings.find(({ callType }) => callType === "main") ?? recordings[0];
  if (main) return { text: formatDuration(main.endedAt - main.startedAt) };
  if (task.endedAt === undefined) return { text: "still going on", tone: "quiet" };
  return now - task.endedAt < AWAITED_MS
    ? { text: "not ready yet", tone: "warning" }
    : { text: "no longer kept", tone: "quiet" };
}
