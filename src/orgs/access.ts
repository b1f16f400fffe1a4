import type { OrgRecord } from "../store/records.js";

/** The person behind a message or a press, and where they are. */
export interface Asker {
  readonly personId: string;
  readonly personEmail: string;
  readonly spaceId: string;
  readonly spaceType: "group" | "direct";
}

/** Which contact centres may this person see here, checked at this moment. Refusals are Problems. */
export interface Access {
  /**
   * Orgs to answer from. `wanted` are org names from `org:` (any case, unique prefix allowed); without it the space's
   * default or its only org. Refuses guests, strangers, spaces with outsiders, orgs whose sign-in expired.
   */
  orgsFor(asker: Asker, wanted: readonly string[]): Promise<readonly OrgRecord[]>;
  /** Every org linked here that this person may see, expired ones included; for `orgs`, `use`, `disconnect`. */
  linkedOrgs(asker: Asker): Promise<readonly OrgRecord[]>;
  /** Throws `not-a-manager` unless this person manages the org. */
  requireManager(asker: Asker, org: OrgRecord): Promise<void>;
}
