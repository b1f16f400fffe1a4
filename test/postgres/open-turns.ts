import { inject } from "vitest";
import { systemClock } from "../../src/clock.js";
import type { Turns } from "../../src/instances/turns.js";
import { openPostgres } from "../../src/store/postgres/open-postgres-store.js";
import { createSqlTurns } from "../../src/store/postgres/turns.js";
import { createDatabase } from "../helpers/postgres.js";
import { keys } from "../unit/store/file-home.js";

/** Turns as several instances see them, each over connections of its own, and a way to have time pass in the database. */
export interface TurnsHome {
  readonly instances: readonly Turns[];
  /** Everything that was taken or paused is so much longer ago. */
  age(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** In a new database. */
export async function openTurns(instances: number, serverUrl = inject("postgresUrl")): Promise<TurnsHome> {
  const connectionString = await createDatabase(serverUrl);
  const opened: Awaited<ReturnType<typeof openPostgres>>[] = [];
  for (let n = 0; n < instances; n++) opened.push(await openPostgres({ connectionString, keys, clock: systemClock }));
  return {
    instances: opened.map(({ sql }) => createSqlTurns(sql)),
    age: async (ms) => {
      const by = `interval '${ms} milliseconds'`;
      await opened[0]?.sql.query({
        text: `UPDATE floorwalker.turns SET at = at - ${by};
          UPDATE floorwalker.turn_lines SET paused_at = paused_at - ${by}, paused_until = paused_until - ${by}`,
      });
    },
    close: async () => {
      await Promise.all(opened.map(({ store }) => store.close()));
    },
  };
}
