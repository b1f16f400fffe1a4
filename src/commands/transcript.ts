import { askText } from "../conversation/format-ask.js";
import { Problem } from "../errors.js";
import { rolesByPerson } from "../orgs/standing.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { explainAbsence } from "./recording/explain-absence.js";
import { findRecorded, type RecordedContact } from "./recording/find-recorded.js";
import { mayBeShown } from "./transcript/may-be-shown.js";
import { readContents } from "./transcript/read-contents.js";
import { transcriptCard } from "./transcript/transcript-card.js";

type Used = "tasks" | "captures" | "transcripts" | "recordingLinks" | "clock" | "spaces" | "store";

/** What was said or written in one contact. */
export const transcript = {
  name: "transcript",
  words: ["transcript"],
  help: "What was said in a contact, as text: languages, length, and the page that shows it.",
  details:
    "For listeners and managers. The text is on a page that asks for a Webex sign-in. Its first lines stand on the card when " +
    "everybody in the space is a listener or manager, or in a 1:1; long numbers in them are hidden, and of what is sensitive there are none.",
  examples: ["transcript 2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40"],
  needs: "listener",
  filters: ["org"],
  args: "<task id>",
  async run(ask: Ask, services: Pick<Services, Used>): Promise<Answer> {
    const contact = await findRecorded(ask, services, { parts: false });
    const { org, journey, captures, unread } = contact;
    if (!captures && unread) throw unread;
    if (!captures || captures.transcripts.length === 0) throw noTranscript(contact, services.clock.now());
    const [contents, hidden] = await Promise.all([
      readContents(contact, services, ask.signal),
      whyHidden(ask, contact, services),
    ]);
    const [first] = contents;
    if (first?.problem && contents.every(({ problem }) => problem)) throw first.problem;
    const url = services.recordingLinks.url({
      orgId: org.id,
      taskId: journey.id.toLowerCase(),
      spaceId: ask.asker.spaceId,
    });
    return { card: transcriptCard(contact, contents, { url, hidden }, ask) };
  },
} satisfies Command;

/** Why the text may not stand on the card; undefined when it may. */
async function whyHidden(
  { asker }: Pick<Ask, "asker">,
  { org, captures }: RecordedContact,
  { spaces, store }: Pick<Services, "spaces" | "store">,
): Promise<string | undefined> {
  if (captures?.recordings.some(({ sensitive }) => sensitive))
    return "Sensitive: the text is on the page only, which asks once more before it shows it.";
  // Whoever asks is the only reader, and was found to be a listener.
  if (asker.spaceType === "direct") return undefined;
  const [members, roles] = await Promise.all([spaces.members(asker.spaceId), store.roles.find({ orgId: org.id })]);
  return mayBeShown(members, org, rolesByPerson(roles))
    ? undefined
    : "Not everybody in this space may read conversations, so the text is on the page only.";
}

function noTranscript({ org, journey, captures }: RecordedContact, now: number): Problem {
  const here = { args: journey.id, filters: { org: [org.name] } };
  if (captures && captures.recordings.length > 0)
    return new Problem("no-transcript", {
      say: "This contact was recorded, and there is no transcript of it.",
      next: "Listen to the recording instead.",
      asks: [{ label: "Recording", ask: askText("recording", here) }],
    });
  const { kind, say } = explainAbsence(journey, now);
  return new Problem("no-transcript", {
    say:
      kind === "not-ready"
        ? "There is no transcript yet: the recording is not ready."
        : `There is no transcript. ${say}`,
    next:
      kind === "open" || kind === "unknown"
        ? "Ask again in some minutes."
        : "See what happened in the contact's journey.",
    asks: [
      {
        label: kind === "not-ready" ? "Recording" : "Journey",
        ask: askText(kind === "not-ready" ? "recording" : "task", here),
      },
    ],
  });
}
