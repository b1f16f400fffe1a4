import { expect, inject, test } from "vitest";
import { openJobDatabase } from "../../src/store/postgres/job-database.js";
import { createDatabase } from "../helpers/postgres.js";
import { quietLog } from "../helpers/quiet-log.js";
import { askDatabase } from "./store-home.js";

test("of two that wait for each other neither fails: what the server ended changed nothing and is sent again", async () => {
  const connectionString = await createDatabase(inject("postgresUrl"));
  await askDatabase(
    connectionString,
    "CREATE TABLE work (id text PRIMARY KEY, times int NOT NULL); INSERT INTO work VALUES ('a', 0), ('b', 0)",
  );
  const jobs = openJobDatabase({ connectionString, log: quietLog });
  const touch = (id: string) => `UPDATE work SET times = times + 1 WHERE id = '${id}'`;
  const both = (first: string, second: string) =>
    jobs.executeSql(`BEGIN; ${touch(first)}; SELECT pg_sleep(0.2); ${touch(second)}; COMMIT`);
  await Promise.all([both("a", "b"), both("b", "a")]);
  await jobs.close();
  expect(await askDatabase(connectionString, "SELECT id, times FROM work ORDER BY id")).toEqual([
    { id: "a", times: 2 },
    { id: "b", times: 2 },
  ]);
  expect(
    await askDatabase(
      connectionString,
      "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database() AND deadlocks > 0",
    ),
  ).toHaveLength(1);
});
