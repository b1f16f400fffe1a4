import { systemClock } from "../../src/clock.js";
import { connectPostgres } from "../../src/store/postgres/connect-postgres.js";
import { openNews } from "../../src/store/postgres/news.js";
import { quietLog } from "../helpers/quiet-log.js";

/** The news of one instance, on a connection of its own. */
export function newsOf(connectionString: string): ReturnType<typeof openNews> {
  const sql = connectPostgres({ connectionString });
  const news = openNews({ sql, clock: systemClock, random: () => 0, log: quietLog });
  return {
    ...news,
    close: async () => {
      await news.close();
      await sql.close();
    },
  };
}
