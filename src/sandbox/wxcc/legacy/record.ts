import type { ContactCentre } from "../../model/centre.js";
import type { Directory } from "../search/directory.js";
import type { LegacyTenant } from "./tenants.js";

/** One record as the legacy interface writes it: flat, every value a text or a number. */
export type LegacyRecord = Readonly<Record<string, string | number>>;

/** What records are written with. */
export interface LegacyWriter {
  readonly centre: ContactCentre;
  readonly directory: Directory;
  readonly now: number;
  /** A length in the tenant's unit. */
  length(ms: number): number;
  /** The number that the portal gave a queue, team, site, entry point or agent, as a text. */
  numberOf(kind: NumberedKind, id: string | undefined): string;
}

/** What the portal numbers. */
export type NumberedKind = "queues" | "teams" | "sites" | "entryPoints" | "agents";

/** Real records say so for what does not apply; the two stand side by side in one record. */
export const NULL_WORD = "null";
/** See {@link NULL_WORD}. */
export const NOT_APPLICABLE = "N/A";

const firstNumber: Readonly<Record<NumberedKind, number>> = {
  queues: 20,
  teams: 125,
  sites: 66,
  entryPoints: 11,
  agents: 1001,
};

/** A writer for one tenant as of `now`. */
export function createLegacyWriter(
  centre: ContactCentre,
  directory: Directory,
  { durationsIn }: LegacyTenant,
  now: number,
): LegacyWriter {
  return {
    centre,
    directory,
    now,
    length: (ms) => (durationsIn === "seconds" ? Math.round(ms / 1000) : ms),
    numberOf(kind, id) {
      const index = centre[kind].findIndex((each) => each.id === id);
      return index < 0 ? NULL_WORD : String(firstNumber[kind] + index);
    },
  };
}
