import { z } from "zod";
import { type Clock, withDeadline } from "../../clock.js";
import type { SharedAnswers } from "../../instances/answers.js";
import type { EncryptionKey } from "../encryption-keys.js";
import { sealedJson } from "../sealed-json.js";
import type { Sql } from "./sql.js";

/** An answer that is larger is asked for again rather than sent back and forth. */
const LARGEST = 1_000_000;
const MOST_BYTES = 100_000_000;
const SWEEP_EVERY = 50;
const MOST_UNWRITTEN = 100;
const READ_WITHIN_MS = 1_000;
const LOOK_AGAIN_MS = 5_000;
/** Clocks of instances differ a little; an answer from further ahead was kept before a clock was put back. */
const AHEAD_MS = 60_000;

const rowsSchema = z.tuple([z.object({ sealed: z.string(), expires_at: z.number() })]);

const read = `SELECT sealed, expires_at FROM floorwalker.answers WHERE key = $1 AND expires_at > $2 AND kept_at < $3`;
const keep = `INSERT INTO floorwalker.answers (key, sealed, kept_at, expires_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (key) DO UPDATE SET sealed = excluded.sealed, kept_at = excluded.kept_at, expires_at = excluded.expires_at`;
/** The newest stay. */
const sweep = `DELETE FROM floorwalker.answers WHERE expires_at <= $1 OR key IN (
  SELECT key FROM (SELECT key, sum(length(sealed)) OVER (ORDER BY kept_at DESC, key) AS held FROM floorwalker.answers) AS newest
  WHERE held > $2)`;

/** Sealed as secrets are, because names of people are among them, and each of use under its own key only. Bounded by what it holds. */
export function createSqlAnswers(deps: {
  readonly sql: Pick<Sql, "query">;
  readonly keys: readonly EncryptionKey[];
  readonly clock: Clock;
}): SharedAnswers {
  const { sql, keys, clock } = deps;
  const sealing = (id: string) => sealedJson(z.unknown(), { table: "answers", id, field: "sealed" }, keys, LARGEST);
  let awayUntil = Number.NEGATIVE_INFINITY;
  let unwritten = 0;
  let written = 0;
  let line: Promise<unknown> = Promise.resolve();

  const isAway = () => awayUntil > clock.now() && awayUntil <= clock.now() + LOOK_AGAIN_MS;
  const away = () => {
    awayUntil = clock.now() + LOOK_AGAIN_MS;
  };

  async function write(key: string, value: unknown, keptAt: number, expiresAt: number): Promise<void> {
    const sealed = sealing(key).write(value);
    if (sealed.length > LARGEST || isAway()) return;
    await sql.query({ name: "keep answer", text: keep, values: [key, sealed, keptAt, expiresAt] });
    written += 1;
    if (written % SWEEP_EVERY !== 1) return;
    await sql.query({ name: "sweep answers", text: sweep, values: [clock.now(), MOST_BYTES] });
  }

  return {
    async read(key) {
      if (isAway()) return undefined;
      const now = clock.now();
      try {
        const ask = () => sql.query({ name: "read answer", text: read, values: [key, now, now + AHEAD_MS] });
        const [row] = rowsSchema.safeParse((await withDeadline(clock, READ_WITHIN_MS, ask)).rows).data ?? [];
        const value = row && sealing(key).read(row.sealed);
        return row && value !== undefined ? { value, keepMs: row.expires_at - now } : undefined;
      } catch {
        // Whoever keeps records in the same database tells of its outages.
        away();
        return undefined;
      }
    },
    keep(key, value, keepMs) {
      if (unwritten >= MOST_UNWRITTEN) return;
      const now = clock.now();
      unwritten += 1;
      line = line
        .then(() => write(key, value, now, now + keepMs))
        .catch(away)
        .finally(() => {
          unwritten -= 1;
        });
    },
  };
}
