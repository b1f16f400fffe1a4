import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Card } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatCount } from "../../metrics/format.js";
import type { TranscriptLine } from "../../wxcc/captures/transcript-line.js";
import type { Ask } from "../command.js";
import type { RecordedContact } from "../recording/find-recorded.js";
import { nameLanguage } from "../recording/name-language.js";
import { maskDigits } from "./mask-digits.js";
import type { Contents } from "./read-contents.js";

/** Enough to tell whether it is the right conversation. */
const LINES_SHOWN = 6;

/** The card of `transcript`; the text is on the page at `url`, and its beginning here as well unless `hidden` says why not. */
export function transcriptCard(
  { org, journey, captures }: RecordedContact,
  contents: readonly Contents[],
  { url, hidden }: { readonly url: string; readonly hidden: string | undefined },
  { zone }: Pick<Ask, "zone">,
): Card {
  const here = { args: journey.id, filters: { org: [org.name] } };
  const when = format(journey.createdAt, "EEE d MMM yyyy HH:mm:ss", { in: tz(zone) });
  const languages = contents.map(({ transcript }) => nameLanguage(transcript.language));
  const written = journey.channel !== "voice";
  return {
    title: "Transcript",
    summary: `${languages.join(", ")}, ${contents.map(countLines).join(", ")}`,
    subtitle: [`${org.name} · ${journey.id}`, `${when} (${zone})`],
    blocks: [
      {
        kind: "facts",
        facts: [
          ["Conversation", written ? `written, ${journey.channel}` : "spoken"],
          ["Language", languages.join(", ")],
          ["Lines", contents.map(({ lines }) => formatCount(lines?.length ?? null)).join(", ")],
          ["Agent", journey.agentName ?? "nobody"],
          ["Customer", journey.customer],
        ],
      },
      ...contents.flatMap((each) => contentBlocks(each, hidden)),
    ],
    actions: [
      { kind: "open", label: "Open transcript", url, primary: true },
      ...(captures?.recordings.length
        ? [{ kind: "ask" as const, label: "Recording", ask: askText("recording", here) }]
        : []),
      { kind: "ask", label: "Journey", ask: askText("task", here) },
    ],
    footer: [`The page asks who you are: listeners and managers of ${org.name} may read it, and each time is noted.`],
  };
}

const countLines = ({ lines }: Contents): string => {
  if (!lines) return "—";
  return lines.length === 1 ? "1 line" : `${formatCount(lines.length)} lines`;
};

function contentBlocks({ lines, problem }: Contents, hidden: string | undefined): Block[] {
  if (problem)
    return [
      { kind: "text", text: problem.say, tone: "warning" },
      { kind: "text", text: problem.next, tone: "quiet" },
    ];
  if (!lines || lines.length === 0) return [{ kind: "text", text: "Nothing was said or written in it.", strong: true }];
  if (hidden !== undefined) return [{ kind: "text", text: hidden }];
  const left = lines.length - LINES_SHOWN;
  return [
    { kind: "text", text: "How it begins", strong: true },
    { kind: "list", items: lines.slice(0, LINES_SHOWN).map(lineText) },
    ...(left > 0
      ? [{ kind: "text" as const, text: `${formatCount(left)} more on the page.`, tone: "quiet" as const }]
      : []),
    { kind: "text", text: "Long numbers are hidden here.", tone: "quiet" },
  ];
}

const lineText = ({ fromMs, speaker, text }: TranscriptLine): string =>
  `${fromMs === null ? "" : `${clockTime(fromMs)} `}${speaker}: ${maskDigits(text)}`;

/** "0:06", as a player shows where it is. */
function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
