import type { ActionRecord, MembershipRecord, MessageRecord, SpaceRecord } from "./records.js";

/** Something happened in a space. `actorUuid` is the person whose doing it was. */
export type CloudEvent = { readonly actorUuid: string; readonly space: SpaceRecord } & (
  | {
      readonly resource: "messages";
      readonly event: "created" | "updated" | "deleted";
      readonly message: MessageRecord;
    }
  | {
      readonly resource: "memberships";
      readonly event: "created" | "updated" | "deleted";
      readonly membership: MembershipRecord;
    }
  | { readonly resource: "rooms"; readonly event: "created" | "updated" }
  | {
      readonly resource: "attachmentActions";
      readonly event: "created";
      readonly action: ActionRecord;
      readonly message: MessageRecord;
    }
);
