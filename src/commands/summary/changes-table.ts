import type { Block } from "../../cards/card.js";
import { formatCount } from "../../metrics/format.js";
import type { Change } from "./find-changes.js";

/** Queues whose counts are far from their usual, for better or worse. */
export function changesTable(changes: readonly Change[], periodName: string): Block {
  return {
    kind: "table",
    title: "Far from the usual",
    columns: [
      { title: "Queue", align: "left", weight: 4 },
      { title: periodName, align: "right", weight: 3, proper: true },
      { title: "Usual", align: "right", weight: 3 },
      { title: "Change", align: "right", weight: 3 },
      { title: "Contacts", align: "left", weight: 3, detail: true },
    ],
    rows: changes.map(({ queueName, of, value, usual, difference }) => [
      { text: queueName },
      { text: formatCount(value) },
      { text: formatCount(usual) },
      {
        text: `${difference > 0 ? "▲" : "▼"}\u00a0${formatCount(Math.abs(difference))}`,
        tone: of === "offered" ? "quiet" : difference > 0 ? "bad" : "good",
      },
      { text: of },
    ]),
  };
}
