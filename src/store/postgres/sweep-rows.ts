import type { Clock } from "../../clock.js";
import { kindNames } from "../kinds.js";
import type { StoreLog } from "../log.js";
import { tableOf } from "./migrations.js";
import type { RunSql } from "./sql.js";

/** Clocks of instances differ: what has just expired here may live on another one for a moment. */
const GRACE_MS = 60_000;
const EVERY_MS = 3_600_000;
const EVERY_ROWS = 1000;

/** Removes rows that expired. */
export async function sweepRows(query: RunSql, now: number): Promise<void> {
  const before = now - GRACE_MS;
  await query({
    text: kindNames.map((kind) => `DELETE FROM ${tableOf(kind)} WHERE expires_at <= ${before}`).join(";"),
  });
}

/** Sweeps in passing: when an hour or many rows that will expire have gone by, the next such row sets it off. */
export function createSweeping(deps: {
  readonly query: RunSql;
  readonly clock: Clock;
  readonly log: StoreLog | undefined;
}): { mortal(): void } {
  const { query, clock, log } = deps;
  let rows = 0;
  let last = clock.now();

  return {
    mortal: () => {
      rows++;
      if (rows < EVERY_ROWS && clock.now() - last < EVERY_MS) return;
      rows = 0;
      last = clock.now();
      sweepRows(query, last).catch((error: unknown) => {
        log?.warn({ err: error }, "expired records could not be removed; it is tried again");
      });
    },
  };
}
