import type pg from "pg";
import type { StoreLog } from "../log.js";
import { DatabaseFailure } from "./database-failure.js";
import { asDatabaseProblem } from "./database-problems.js";
import { runInLine } from "./run-statement.js";
import type { SqlConnection } from "./sql.js";

/** Connects a client that belongs to one user. Rejects with a Problem. */
export async function openConnection(client: pg.Client, log: StoreLog | undefined): Promise<SqlConnection> {
  client.on("error", (error) => log?.warn({ err: new DatabaseFailure(error) }, "a database connection was lost"));
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  try {
    await client.connect();
  } catch (error) {
    await Promise.allSettled([client.end()]);
    throw asDatabaseProblem(error);
  }
  return {
    query: runInLine(client),
    onNotification: (listener) => {
      client.on("notification", ({ channel, payload }) => listener(channel, payload ?? ""));
    },
    ended,
    close: async () => {
      await Promise.allSettled([client.end()]);
    },
  };
}
