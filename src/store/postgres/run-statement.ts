import type pg from "pg";
import { z } from "zod";
import { createOneAtATime } from "../one-at-a-time.js";
import { asDatabaseProblem } from "./database-problems.js";
import type { RunSql, SqlResult } from "./sql.js";

const resultSchema = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  rowCount: z.number().nullable(),
});
/** pg answers several statements with a list. */
const answerSchema = z.union([resultSchema, z.array(resultSchema)]);

function readAnswer(answer: unknown): SqlResult {
  const results = [answerSchema.parse(answer)].flat();
  return {
    rows: results.flatMap(({ rows }) => rows),
    count: results.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0),
  };
}

/** Statements on one connection. */
export function runOn(client: pg.ClientBase): RunSql {
  return async ({ name, text, values }) => {
    try {
      const answer: unknown = await client.query({
        text,
        ...(name === undefined ? {} : { name }),
        ...(values === undefined ? {} : { values: [...values] }),
      });
      return readAnswer(answer);
    } catch (error) {
      throw asDatabaseProblem(error);
    }
  };
}

/** The same, one after the other: a connection does one thing at a time, and pg soon refuses to line up what comes meanwhile. */
export function runInLine(client: pg.ClientBase): RunSql {
  const run = runOn(client);
  const oneAtATime = createOneAtATime();
  return (statement) => oneAtATime("", () => run(statement));
}
