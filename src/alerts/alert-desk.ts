import type { OrgRecord } from "../store/records.js";

/** What commands tell the part that watches. */
export interface AlertDesk {
  /** An id that no other alert has and that people can type. */
  newId(): string;
  /** Rules of an org have changed: it is looked at now. */
  changed(orgId: string): void;
  /** The org is about to be forgotten: its events are not listened to any more. Never rejects. */
  forget(org: OrgRecord): Promise<void>;
  /** Somebody has done something with an event: resolves when its message shows it. */
  show(spaceId: string, orgId: string): Promise<void>;
}
