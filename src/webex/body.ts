import type { Post } from "./types.js";

/** Webex's limit for `markdown`, in bytes (messaging OpenAPI). */
const MOST_MARKDOWN_BYTES = 7439;

const CUT_MARK = "\n\n… (cut: the message was too long for Webex)";

/** Cuts at a character boundary and says so; the text form of a card is made to fit and never reaches this. */
function fitMarkdown(markdown: string): string {
  if (Buffer.byteLength(markdown) <= MOST_MARKDOWN_BYTES) return markdown;
  const room = MOST_MARKDOWN_BYTES - Buffer.byteLength(CUT_MARK);
  const cut = new TextDecoder().decode(Buffer.from(markdown).subarray(0, room)).replace(/\uFFFD+$/, "");
  return cut + CUT_MARK;
}

/** The JSON body of `POST /messages` and `PUT /messages/{id}`. */
export function toBody(post: Post): object {
  return {
    ...("spaceId" in post.to ? { roomId: post.to.spaceId } : { toPersonId: post.to.personId }),
    ...(post.parentId ? { parentId: post.parentId } : {}),
    markdown: fitMarkdown(post.markdown),
    ...(post.card
      ? { attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: post.card }] }
      : {}),
  };
}
