import type { SandboxPerson } from "../world.js";
import { checkContent, type MessageContent, renderContent } from "./message-content.js";
import type { MessageRecord, SpaceRecord } from "./records.js";
import { badRequest, forbidden } from "./refusal.js";
import type { CloudState } from "./state.js";

/** OpenAPI: "not more than 10 times". */
const MOST_EDITS = 10;

/**
 * Replaces what a message says. OpenAPI refuses messages with files or cards; the real cloud takes a new card for a
 * card, which `cardEdits` switches.
 */
export function editMessage(
  state: CloudState,
  by: SandboxPerson,
  place: { message: MessageRecord; space: SpaceRecord },
  content: MessageContent,
): MessageRecord {
  const { message, space } = place;
  if (message.personUuid !== by.uuid) throw forbidden("Only the author of a message can edit it.");
  if (content.html !== undefined) throw badRequest("html must not be sent when a message is edited.");
  if (content.text === undefined && content.markdown === undefined) throw badRequest("text or markdown is needed.");
  if (message.edits >= MOST_EDITS) throw badRequest(`The message was edited ${MOST_EDITS} times, which is the limit.`);
  const touchesCard = message.cards.length > 0 || (content.attachments?.length ?? 0) > 0;
  if (message.files.length > 0 || (touchesCard && state.cardEdits === "refused"))
    throw badRequest("Editing messages with files or attachments is not supported.");
  if (message.cards.length > 0 && !content.attachments?.length)
    throw badRequest("Editing a message with a card into one without is not supported.");
  const cards = checkContent(content, 0);
  return state.messages.edit(message, space, { ...renderContent(state, space, content), cards, files: [] });
}
