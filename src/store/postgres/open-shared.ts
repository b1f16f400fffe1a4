import type { Clock } from "../../clock.js";
import type { Shared } from "../../instances/shared.js";
import type { Turns } from "../../instances/turns.js";
import type { Log } from "../../log.js";
import { openNews } from "./news.js";
import type { Sql } from "./sql.js";
import { openWorkQueue } from "./work-queue.js";

interface SharedDeps {
  /** Of the same database as `sql`; the work queue has connections of its own. */
  readonly connectionString: string;
  readonly sql: Pick<Sql, "connect" | "query">;
  readonly turns: Turns;
  /** The machine's: jobs and connections know no other time. */
  readonly clock: Clock;
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
    turns: deps.turns,
    close: async () => {
      await Promise.all([queue.close(), news.close()]);
    },
  };
}
