import { z } from "zod";
import { migrationFailed, newerFile } from "./problems.js";

const tablesSchema = z.record(z.string(), z.unknown());

/** One step from format `to - 1` to `to`. A new or renamed table or field needs one; secrets stay sealed under their old place. */
export interface Migration {
  readonly to: number;
  migrate(data: unknown): unknown;
}

/**
 * The formats so far: 1 is the first, 2 has tables for what is waited for and for subscriptions, 3 for schedules, alerts,
 * changes of sites and keys of the legacy interface.
 */
export const migrations: readonly Migration[] = [
  { to: 2, migrate: (data) => ({ ...tablesSchema.parse(data), captureWaits: [], subscriptions: [] }) },
  {
    to: 3,
    migrate: (data) => ({
      ...tablesSchema.parse(data),
      schedules: [],
      alerts: [],
      siteChanges: [],
      siteImports: [],
      legacyKeys: [],
    }),
  },
];

/** The format before any migration. */
const FIRST_VERSION = 1;

/** The format that this program writes. */
export const latestVersion = (steps: readonly Migration[]) => Math.max(FIRST_VERSION, ...steps.map((step) => step.to));

/** Brings `data` of format `from` to the latest one, step by step. Throws a Problem for a newer file, a missing or a failed step. */
export function migrate(file: string, data: unknown, from: number, steps: readonly Migration[]): unknown {
  const target = latestVersion(steps);
  if (from > target) throw newerFile(file, from, target);
  let current = data;
  for (let to = from + 1; to <= target; to++) {
    const step = steps.find((candidate) => candidate.to === to);
    if (!step) throw migrationFailed(file, to - 1, to);
    try {
      current = step.migrate(current);
    } catch (error) {
      throw migrationFailed(file, to - 1, to, error);
    }
  }
  return current;
}
