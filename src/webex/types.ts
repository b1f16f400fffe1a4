/** A message a person wrote and the bot may read. Ids are Webex's opaque base64 ids, compared exactly. */
export interface IncomingMessage {
  readonly id: string;
  readonly spaceId: string;
  readonly spaceType: "group" | "direct";
  readonly personId: string;
  readonly personEmail: string;
  /** As Webex sends it: in a group it still begins with the bot's name. */
  readonly text: string;
  /** With `<spark-mention>` elements, when there are any. */
  readonly html: string | undefined;
  readonly mentionedPeople: readonly string[];
  readonly parentId: string | undefined;
  /** Addresses of attached files; only the bot's token opens them. */
  readonly files: readonly string[];
}

/** A press of a card's button. `inputs` is the button's data merged with the card's inputs; never trusted for identity. */
export interface ButtonPress {
  readonly id: string;
  readonly messageId: string;
  readonly spaceId: string;
  readonly personId: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Somebody who is in a space at this moment. */
export interface Member {
  readonly personId: string;
  readonly personEmail: string;
  readonly personDisplayName: string;
  /** Webex's base64 id of the person's organisation. */
  readonly personOrgId: string;
}

/** A file to be uploaded with a message. */
export interface PostFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** What is sent to a space or, with `toPersonId`, to a person. `text` is always complete without the card. */
export interface Post {
  readonly to: { readonly spaceId: string } | { readonly personId: string };
  readonly parentId?: string;
  /** Markdown; also what old clients and notifications show. */
  readonly markdown: string;
  /** An Adaptive Card 1.3 document. */
  readonly card?: object;
  /** At most 100 MB; not together with a card. */
  readonly file?: PostFile;
  /** True when a post too many is worse than one that failed: then an unclear failure is not tried again. */
  readonly once?: true;
}

/** Webex messaging as the service uses it. Implementations honour 429 and retry; errors are Problems. */
export interface Messenger {
  post(post: Post): Promise<{ readonly id: string; readonly spaceId: string }>;
  edit(messageId: string, post: Post): Promise<void>;
  remove(messageId: string): Promise<void>;
}

/** Who is in a space at this moment. */
export interface Spaces {
  members(spaceId: string): Promise<readonly Member[]>;
  type(spaceId: string): Promise<"group" | "direct">;
  title(spaceId: string): Promise<string | undefined>;
}
