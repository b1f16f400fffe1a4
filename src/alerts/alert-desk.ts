/** What commands tell the part that watches. */
export interface AlertDesk {
  /** An id that no other alert has and that people can type. */
  newId(): string;
  /** Rules of an org have changed: it is looked at now. */
  changed(orgId: string): void;
  /** Somebody has done something with an event: resolves when its message shows it. */
  show(spaceId: string, orgId: string): Promise<void>;
}
