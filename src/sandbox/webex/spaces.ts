import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock.js";
import type { SandboxPerson, SandboxSpace } from "../world.js";
import type { CloudEvent } from "./cloud-event.js";
import type { Directory } from "./directory.js";
import type { Feed } from "./feed.js";
import type { MembershipRecord, SpaceRecord } from "./records.js";

/** Spaces and who is in them. Changes are told to the feed, except those of {@link Spaces.plant}. */
export interface Spaces {
  all(): Iterable<SpaceRecord>;
  get(uuid: string): SpaceRecord | undefined;
  /** Spaces of a person, oldest membership first. */
  of(personUuid: string): SpaceRecord[];
  direct(one: string, other: string): SpaceRecord | undefined;
  create(by: SandboxPerson, space: { title: string; isLocked?: boolean; directWith?: SandboxPerson }): SpaceRecord;
  rename(space: SpaceRecord, by: SandboxPerson, change: { title: string; isLocked?: boolean }): void;
  remove(space: SpaceRecord, by: SandboxPerson): void;
  join(space: SpaceRecord, person: SandboxPerson, by: SandboxPerson, isModerator?: boolean): MembershipRecord;
  change(
    space: SpaceRecord,
    membership: MembershipRecord,
    by: SandboxPerson,
    to: { isModerator: boolean; isRoomHidden?: boolean | undefined },
  ): void;
  leave(space: SpaceRecord, membership: MembershipRecord, by: SandboxPerson): void;
  /** Puts a space there as if it had always been. */
  plant(space: SandboxSpace): void;
  clear(): void;
}

/** No spaces yet. */
export function createSpaces(deps: { directory: Directory; feed: Feed<CloudEvent>; clock: Clock }): Spaces {
  const { directory, feed, clock } = deps;
  const byUuid = new Map<string, SpaceRecord>();
  const byPerson = new Map<string, Set<SpaceRecord>>();

  function enter(space: SpaceRecord, personUuid: string, isModerator: boolean): MembershipRecord {
    const membership = {
      personUuid,
      spaceUuid: space.uuid,
      created: clock.now(),
      isModerator,
      isRoomHidden: false,
    };
    space.members.set(personUuid, membership);
    const own = byPerson.get(personUuid) ?? new Set();
    byPerson.set(personUuid, own.add(space));
    return membership;
  }

  function open(uuid: string, type: SpaceRecord["type"], title: string, by: SandboxPerson, isLocked: boolean) {
    const now = clock.now();
    const space: SpaceRecord = {
      uuid,
      type,
      title,
      isLocked,
      creatorUuid: by.uuid,
      ownerOrgId: by.orgId,
      created: now,
      lastActivity: now,
      members: new Map(),
    };
    byUuid.set(uuid, space);
    return space;
  }

  function join(space: SpaceRecord, person: SandboxPerson, by: SandboxPerson, isModerator = false) {
    const membership = enter(space, person.uuid, isModerator);
    feed.tell({ resource: "memberships", event: "created", actorUuid: by.uuid, space, membership });
    return membership;
  }

  const of = (personUuid: string) => [...(byPerson.get(personUuid) ?? [])];

  return {
    all: () => byUuid.values(),
    get: (uuid) => byUuid.get(uuid),
    of,
    direct: (one, other) => of(one).find((space) => space.type === "direct" && space.members.has(other)),
    create: (by, { title, isLocked = false, directWith }) => {
      const space = open(randomUUID(), directWith ? "direct" : "group", title, by, isLocked);
      feed.tell({ resource: "rooms", event: "created", actorUuid: by.uuid, space });
      join(space, by, by, isLocked);
      if (directWith) join(space, directWith, by);
      return space;
    },
    rename: (space, by, { title, isLocked }) => {
      space.title = title;
      space.isLocked = isLocked ?? space.isLocked;
      feed.tell({ resource: "rooms", event: "updated", actorUuid: by.uuid, space });
    },
    remove: (space, by) => {
      for (const membership of [...space.members.values()]) {
        feed.tell({ resource: "memberships", event: "deleted", actorUuid: by.uuid, space, membership });
        byPerson.get(membership.personUuid)?.delete(space);
      }
      byUuid.delete(space.uuid);
    },
    join,
    change: (space, membership, by, { isModerator, isRoomHidden }) => {
      membership.isModerator = isModerator;
      membership.isRoomHidden = isRoomHidden ?? membership.isRoomHidden;
      feed.tell({ resource: "memberships", event: "updated", actorUuid: by.uuid, space, membership });
    },
    leave: (space, membership, by) => {
      // Told first: whoever leaves still learns of it.
      feed.tell({ resource: "memberships", event: "deleted", actorUuid: by.uuid, space, membership });
      space.members.delete(membership.personUuid);
      byPerson.get(membership.personUuid)?.delete(space);
    },
    plant: ({ uuid, type, title, members }) => {
      const found = members.map((email) => directory.byEmail(email)).filter((person) => person !== undefined);
      const [first] = found;
      if (!first) return;
      const space = open(uuid, type, title, first, false);
      for (const person of found) enter(space, person.uuid, false);
    },
    clear: () => {
      byUuid.clear();
      byPerson.clear();
    },
  };
}
