/** A space as the cloud keeps it. Times are epoch milliseconds, ids plain uuids. */
export interface SpaceRecord {
  readonly uuid: string;
  readonly type: "group" | "direct";
  title: string;
  isLocked: boolean;
  readonly creatorUuid: string;
  readonly ownerOrgId: string;
  readonly created: number;
  lastActivity: number;
  readonly members: Map<string, MembershipRecord>;
}

/** Somebody in a space. */
export interface MembershipRecord {
  readonly personUuid: string;
  readonly spaceUuid: string;
  readonly created: number;
  isModerator: boolean;
  isRoomHidden: boolean;
}

/** A file of a message, in memory. */
export interface FileRecord {
  readonly uuid: string;
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** What was written; an edit replaces the whole record. */
export interface MessageRecord {
  readonly uuid: string;
  readonly spaceUuid: string;
  readonly personUuid: string;
  readonly parentUuid: string | undefined;
  readonly text: string;
  readonly markdown: string | undefined;
  readonly html: string | undefined;
  readonly mentioned: readonly string[];
  readonly mentionsAll: boolean;
  /** At most one, an Adaptive Card document. */
  readonly cards: readonly object[];
  readonly files: readonly FileRecord[];
  readonly created: number;
  readonly updated: number | undefined;
  readonly edits: number;
}

/** A press of a card's button. */
export interface ActionRecord {
  readonly uuid: string;
  readonly messageUuid: string;
  readonly spaceUuid: string;
  readonly personUuid: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly created: number;
}
