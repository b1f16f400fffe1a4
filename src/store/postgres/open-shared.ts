import type { Clock } from "../../clock.js";
import type { Shared } from "../../instances/shared.js";
import type { Log } from "../../log.js";
import type { EncryptionKey } from "../encryption-keys.js";
import { openNews } from "./news.js";
import type { Sql } from "./sql.js";
import { createSqlAnswers } from "./sql-answers.js";
import { createSqlTurns } from "./turns.js";
import { openWorkQueue } from "./work-queue.js";

interface SharedDeps {
  /** Of the same database as `sql`; the work queue has connections of its own. */
  readonly connectionString: string;
  readonly sql: Pick<Sql, "connect" | "query">;
  /** The machine's: jobs and connections know no other time. */
  readonly clock: Clock;
  /** Of the store: the first encrypts, all decrypt. */
  readonly keys: readonly EncryptionKey[];
  readonly random: () => number;
  readonly log: Log;
}

/**
 * What instances share besides records. Opens at once, also while the database is away. To be closed when the work has ended and
 * before the store is.
 */
export function openShared(deps: SharedDeps): Shared & { close(): Promise<void> } {
  const queue = openWorkQueue(deps);
  const news = openNews(deps);
  return {
    queue,
    news,
    turns: createSqlTurns(deps.sql),
    answers: createSqlAnswers(deps),
    close: async () => {
      await Promise.all([queue.close(), news.close()]);
    },
  };
}
