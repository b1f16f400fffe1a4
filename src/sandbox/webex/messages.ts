import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock.js";
import type { SandboxPerson } from "../world.js";
import type { CloudEvent } from "./cloud-event.js";
import type { Feed } from "./feed.js";
import type { Rendered } from "./mentions.js";
import type { FileRecord, MessageRecord, SpaceRecord } from "./records.js";

/** The newest messages of a space that are kept; older ones are as good as deleted. */
const MOST_KEPT_PER_SPACE = 1_000;

/** What can be written; already checked. */
export interface Draft extends Omit<Rendered, "html"> {
  readonly markdown?: string | undefined;
  readonly html?: string | undefined;
  readonly cards: readonly object[];
  readonly files: readonly FileRecord[];
  readonly parentUuid?: string | undefined;
}

/** Messages of every space, in the order they were written. Each change is told to the feed. */
export interface Messages {
  get(uuid: string): MessageRecord | undefined;
  /** Oldest first. */
  inSpace(spaceUuid: string): readonly MessageRecord[];
  file(uuid: string): { file: FileRecord; message: MessageRecord } | undefined;
  write(space: SpaceRecord, by: SandboxPerson, draft: Draft): MessageRecord;
  edit(message: MessageRecord, space: SpaceRecord, draft: Draft): MessageRecord;
  remove(message: MessageRecord, space: SpaceRecord, by: SandboxPerson): void;
  clear(): void;
}

/** What an edit replaces; files and the place in a thread stay. */
const wordsOf = ({ text, markdown, html, mentioned, mentionsAll, cards }: Draft) => ({
  text,
  markdown,
  html,
  mentioned,
  mentionsAll,
  cards,
});

/** No messages yet. */
export function createMessages(deps: { feed: Feed<CloudEvent>; clock: Clock }): Messages {
  const { feed, clock } = deps;
  const bySpace = new Map<string, Map<string, MessageRecord>>();
  const spaceOf = new Map<string, string>();
  const byFile = new Map<string, string>();

  function forget(message: MessageRecord) {
    bySpace.get(message.spaceUuid)?.delete(message.uuid);
    spaceOf.delete(message.uuid);
    for (const file of message.files) byFile.delete(file.uuid);
  }

  function keep(message: MessageRecord) {
    const kept = bySpace.get(message.spaceUuid) ?? new Map<string, MessageRecord>();
    bySpace.set(message.spaceUuid, kept.set(message.uuid, message));
    spaceOf.set(message.uuid, message.spaceUuid);
    for (const file of message.files) byFile.set(file.uuid, message.uuid);
    const [oldest] = kept.values();
    if (kept.size > MOST_KEPT_PER_SPACE && oldest) forget(oldest);
  }

  const get = (uuid: string) => bySpace.get(spaceOf.get(uuid) ?? "")?.get(uuid);

  return {
    get,
    inSpace: (spaceUuid) => [...(bySpace.get(spaceUuid)?.values() ?? [])],
    file: (uuid) => {
      const message = get(byFile.get(uuid) ?? "");
      const file = message?.files.find((candidate) => candidate.uuid === uuid);
      return message && file ? { file, message } : undefined;
    },
    write: (space, by, draft) => {
      const message: MessageRecord = {
        uuid: randomUUID(),
        spaceUuid: space.uuid,
        personUuid: by.uuid,
        parentUuid: draft.parentUuid,
        ...wordsOf(draft),
        files: draft.files,
        created: clock.now(),
        updated: undefined,
        edits: 0,
      };
      keep(message);
      space.lastActivity = message.created;
      feed.tell({ resource: "messages", event: "created", actorUuid: by.uuid, space, message });
      return message;
    },
    edit: (old, space, draft) => {
      const message: MessageRecord = {
        ...old,
        ...wordsOf(draft),
        updated: clock.now(),
        edits: old.edits + 1,
      };
      keep(message);
      feed.tell({ resource: "messages", event: "updated", actorUuid: old.personUuid, space, message });
      return message;
    },
    remove: (message, space, by) => {
      forget(message);
      feed.tell({ resource: "messages", event: "deleted", actorUuid: by.uuid, space, message });
    },
    clear: () => {
      for (const map of [bySpace, spaceOf, byFile]) map.clear();
    },
  };
}
