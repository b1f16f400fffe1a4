import { harbor, lumen } from "../../world.js";

/** Somebody of a tenant who has an API key of the legacy interface. */
export interface LegacyUser {
  readonly userId: string;
  readonly apiKey: string;
}

/** What the legacy interface knows of an org besides its contact centre. */
export interface LegacyTenant {
  readonly users: readonly LegacyUser[];
  /** Timestamps are milliseconds everywhere; older tenants have durations in seconds. */
  readonly durationsIn: "milliseconds" | "seconds";
}

/** Keys are generated per person in the portal, so an org has several. */
export const legacyTenants: ReadonlyMap<string, LegacyTenant> = new Map([
  [
    harbor.id,
    {
      users: [
        { userId: "priya.nair@harbor.example", apiKey: "harbor-api-key-0001" },
        { userId: "admin1@example.com", apiKey: "demo-api-key-0001" },
      ],
      durationsIn: "milliseconds",
    },
  ],
  [
    lumen.id,
    {
      users: [{ userId: "camille.laurent@lumen.example", apiKey: "lumen-api-key-0001" }],
      durationsIn: "seconds",
    },
  ],
]);
