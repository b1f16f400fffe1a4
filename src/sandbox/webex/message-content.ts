import { z } from "zod";
import type { SandboxPerson } from "../world.js";
import { checkCard } from "./check-card.js";
import { renderMarkdown } from "./mentions.js";
import type { Draft } from "./messages.js";
import type { SpaceRecord } from "./records.js";
import { badRequest } from "./refusal.js";
import { CARD_TYPE } from "./show.js";
import type { CloudState } from "./state.js";

/** OpenAPI: bytes, not characters, for text and markdown each. */
const MOST_BYTES = 7439;

/** What `POST` and `PUT /messages` have in common. `html` is old and undocumented; the framework can send it. */
export const contentSchema = z.object({
  text: z.string().optional(),
  markdown: z.string().optional(),
  html: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).optional(),
});
export type MessageContent = z.infer<typeof contentSchema>;

/** Throws a 400 Refusal for what Webex would not take; returns the card, if there is one. */
export function checkContent(content: MessageContent, fileCount: number): object[] {
  for (const name of ["text", "markdown", "html"] as const) {
    const bytes = Buffer.byteLength(content[name] ?? "");
    if (bytes > MOST_BYTES) throw badRequest(`${name} is ${bytes} bytes long, at most ${MOST_BYTES} are allowed.`);
  }
  const cards = readCards(content);
  const hasWords = [content.text, content.markdown, content.html].some(Boolean);
  if (!hasWords && cards.length > 0) throw badRequest("A card needs text or markdown for clients that cannot show it.");
  if (!hasWords && fileCount === 0) throw badRequest("One of text, markdown, files and attachments is needed.");
  return cards;
}

/** The words in every form; who is mentioned must be in the space. */
export function renderContent(
  state: CloudState,
  space: SpaceRecord,
  { text, markdown, html }: MessageContent,
): Omit<Draft, "cards" | "files"> {
  const isMember = (person: SandboxPerson) => space.members.has(person.uuid);
  if (markdown) {
    const rendered = renderMarkdown(markdown, state.directory, isMember);
    return { ...rendered, text: text ?? rendered.text, markdown };
  }
  return { text: text ?? html?.replace(/<[^>]*>/g, "") ?? "", html, mentioned: [], mentionsAll: false };
}

function readCards({ attachments = [] }: MessageContent): object[] {
  if (attachments.length > 1) throw badRequest("Only one attachment is allowed per message.");
  return attachments.map(({ contentType, content }) => {
    if (contentType !== CARD_TYPE) throw badRequest(`The attachment must be of the type ${CARD_TYPE}.`);
    const reasons = checkCard(content);
    if (reasons.length > 0 || typeof content !== "object" || content === null)
      throw badRequest(
        `Unable to post the message: the attachment is not a valid Adaptive Card (${reasons[0]}).`,
        reasons,
      );
    return content;
  });
}
