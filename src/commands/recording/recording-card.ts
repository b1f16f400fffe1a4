import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Card, CardAction } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatDuration } from "../../metrics/format.js";
import type { Ask } from "../command.js";
import { type Absence, explainAbsence } from "./explain-absence.js";
import type { RecordedContact } from "./find-recorded.js";
import { nameLanguage } from "./name-language.js";
import { recordingBlocks } from "./recording-blocks.js";

/** The card of `recording`. It tells of the conversation and holds nothing of it: `url` leads to the page that plays it. */
export function recordingCard(
  contact: RecordedContact,
  { text, zone }: Pick<Ask, "text" | "zone">,
  url: string,
  now: number,
): Card {
  const { org, journey, captures, parts, unread } = contact;
  const recordings = captures?.recordings ?? [];
  const transcripts = captures?.transcripts ?? [];
  const languages = transcripts.map(({ language }) => nameLanguage(language)).join(", ");
  const isThere = recordings.length > 0 || transcripts.length > 0;
  const main = recordings.find(({ callType }) => callType === "main") ?? recordings[0];
  const length = main ? main.endedAt - main.startedAt : null;
  const here = { args: journey.id, filters: { org: [org.name] } };
  const when = format(journey.createdAt, "EEE d MMM yyyy HH:mm:ss", { in: tz(zone) });
  const absence = isThere || unread ? undefined : explainAbsence(journey, now);
  const actions: CardAction[] = [
    ...(recordings.length > 0 ? [{ kind: "open" as const, label: "Listen", url, primary: true }] : []),
    ...(transcripts.length > 0
      ? [
          {
            kind: "ask" as const,
            label: "Transcript",
            ask: askText("transcript", here),
            primary: recordings.length === 0,
          },
        ]
      : []),
    { kind: "ask", label: "Journey", ask: askText("task", here) },
    ...(unread || (absence && mayChange(absence)) ? [{ kind: "ask" as const, label: "Refresh", ask: text }] : []),
  ];
  return {
    title: "Recording",
    summary:
      absence?.say ??
      [journey.queueName ?? journey.channel, ...(recordings.length > 0 ? [formatDuration(length)] : []), when].join(
        ", ",
      ),
    subtitle: [`${org.name} · ${journey.id}`, `${when} (${zone})`],
    blocks: [
      ...(absence ? [{ kind: "text" as const, text: absence.say, strong: true }] : []),
      ...(unread ? unreadBlocks(unread) : []),
      ...(recordings.some(({ sensitive }) => sensitive) ? [sensitiveBlock] : []),
      {
        kind: "facts",
        facts: [
          ["Queue", journey.queueName ?? "none"],
          ["Agent", journey.agentName ?? "nobody"],
          ["Customer", journey.customer],
          ["Channel", [journey.channel, journey.direction].filter(Boolean).join(", ")],
          ...(recordings.length > 0 ? [["Length", formatDuration(length)] as const] : []),
          ...(isThere ? [["Transcript", languages || "none"] as const] : []),
        ],
      },
      ...(recordings.length > 0 ? recordingBlocks(recordings, parts, zone) : []),
    ],
    actions,
    footer: isThere
      ? [
          `The page asks who you are: listeners and managers of ${org.name} may hear and read it, and each time is noted.`,
          "Source: captures and Search API. Numbers of customers are masked.",
        ]
      : ["Source: captures and Search API. Numbers of customers are masked."],
  };
}

/** Asking again is of no use where the answer is final. */
const mayChange = ({ kind }: Absence) => kind !== "gone" && kind !== "not-recorded";

const sensitiveBlock: Block = {
  kind: "text",
  text: "Sensitive: the page asks once more before it is played.",
  tone: "warning",
  strong: true,
};

const unreadBlocks = ({ say, next, asks, trackingId }: NonNullable<RecordedContact["unread"]>): Block[] => [
  { kind: "text", text: "What was recorded could not be read", strong: true, tone: "warning" },
  { kind: "text", text: say },
  { kind: "text", text: next, tone: "quiet" },
  ...(asks.length > 0
    ? [{ kind: "actions" as const, actions: asks.map((each) => ({ kind: "ask" as const, ...each })) }]
    : []),
  ...(trackingId === undefined
    ? []
    : [{ kind: "text" as const, text: `Cisco tracking id ${trackingId}`, tone: "quiet" as const }]),
];
