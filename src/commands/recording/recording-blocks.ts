import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Cell } from "../../cards/card.js";
import { formatDuration } from "../../metrics/format.js";
import type { CallType, Recording } from "../../wxcc/captures/capture.js";
import { nameSpeaker } from "../../wxcc/captures/name-speaker.js";
import type { Speaker } from "../../wxcc/captures/transcript-line.js";

const kinds: Readonly<Record<CallType, string>> = {
  main: "Conversation",
  consult: "Consultation",
  "va-main": "With the virtual agent",
  "va-consult": "Consulting the virtual agent",
};

/** What there is to hear, in the order in which it was said, and the parts of the conversation when it has several. */
export function recordingBlocks(recordings: readonly Recording[], parts: readonly Recording[], zone: string): Block[] {
  const at = (instant: number) => format(instant, "HH:mm:ss", { in: tz(zone) });
  const byTime = (a: Recording, b: Recording) => a.startedAt - b.startedAt;
  const length = ({ startedAt, endedAt }: Recording) => formatDuration(endedAt - startedAt);
  const rows = [...recordings]
    .sort(byTime)
    .map((each): Cell[] => [
      { text: kinds[each.callType] },
      { text: at(each.startedAt) },
      { text: length(each) },
      { text: voices(each) },
      { text: each.sensitive ? "sensitive" : "" },
    ]);
  const pieces = [...parts]
    .sort(byTime)
    .map((each, n) => `Part ${n + 1}: ${at(each.startedAt)} to ${at(each.endedAt)}, ${length(each)}`);
  return [
    {
      kind: "table",
      title: "Recorded",
      columns: [
        { title: "What", align: "left", weight: 6 },
        { title: "From", align: "right", weight: 3 },
        { title: "Length", align: "right", weight: 3 },
        { title: "Voices", align: "left", weight: 1, detail: true },
        { title: "Marked", align: "left", weight: 1, detail: true },
      ],
      rows,
    },
    ...(pieces.length > 1
      ? [
          { kind: "text" as const, text: "Parts of the conversation", strong: true },
          { kind: "list" as const, items: pieces },
        ]
      : []),
  ];
}

const spoken: Readonly<Record<Speaker, string>> = {
  Customer: "customer",
  Agent: "agent",
  "Virtual agent": "virtual agent",
  // A channel of Cisco's "Others" has several people on it: every agent who had the call, say.
  Other: "several others",
};

/** "customer and agent": who is on which of the two channels. */
const voices = ({ channels }: Recording): string =>
  channels.flatMap((each) => (each === undefined ? [] : [spoken[nameSpeaker(each)]])).join(" and ");
