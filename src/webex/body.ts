import type { Post, PostFile } from "./types.js";

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

/** A body that is not JSON, and its content type. */
export interface Upload {
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The multipart body of `POST /messages` with a file: one `files` part, the rest as fields (message attachments guide). */
export async function toUpload(post: Post, file: PostFile): Promise<Upload> {
  const form = new FormData();
  if ("spaceId" in post.to) form.append("roomId", post.to.spaceId);
  else form.append("toPersonId", post.to.personId);
  if (post.parentId) form.append("parentId", post.parentId);
  form.append("markdown", fitMarkdown(post.markdown));
  form.append("files", new Blob([file.content], { type: file.type }), file.name);
  const encoded = new Response(form);
  const content = new Uint8Array(await encoded.arrayBuffer());
  return { contentType: encoded.headers.get("content-type") ?? "multipart/form-data", content };
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
