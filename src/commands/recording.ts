import type { Answer, Ask, Command, Services } from "./command.js";
import { explainAbsence } from "./recording/explain-absence.js";
import { findRecorded, type RecordedContact } from "./recording/find-recorded.js";
import { recordingCard } from "./recording/recording-card.js";

/** What was recorded of one contact, and the way to hear it. */
export const recording = {
  name: "recording",
  words: ["recording", "listen"],
  help: "What was recorded of a contact, and the button that plays it.",
  details:
    "Write the id that recordings and tasks show for each contact. The card tells when it was, how long, who spoke, and whether " +
    "there is a transcript. Listen opens a page that asks for a Webex sign-in and plays the call to listeners and managers only. " +
    "A recording that is not ready yet is posted here as soon as it is.",
  examples: ["recording 2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40"],
  needs: "viewer",
  filters: ["org"],
  args: "<task id>",
  async run(
    ask: Ask,
    services: Pick<Services, "tasks" | "captures" | "recordingLinks" | "clock"> & {
      readonly captureWaits: Pick<Services["captureWaits"], "promise">;
    },
  ): Promise<Answer> {
    const contact = await findRecorded(ask, services, { parts: true });
    const now = services.clock.now();
    const { spaceId, personId } = ask.asker;
    const ref = { orgId: contact.org.id, taskId: contact.journey.id.toLowerCase(), spaceId };
    if (isAwaited(contact, now)) {
      const { parentId } = ask;
      await services.captureWaits.promise({ ...ref, personId, parentId });
    }
    return { card: recordingCard(contact, ask, services.recordingLinks.url(ref), now) };
  },
} satisfies Command;

/** True when the card will say that the recording is posted once it is ready. */
function isAwaited({ journey, captures, unread }: RecordedContact, now: number): boolean {
  const isThere = captures && captures.recordings.length + captures.transcripts.length > 0;
  return !isThere && !unread && explainAbsence(journey, now).kind === "not-ready";
}
