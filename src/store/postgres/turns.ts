import { z } from "zod";
import type { Turns } from "../../instances/turns.js";
import type { Sql } from "./sql.js";

const waitSchema = z.tuple([z.object({ wait_ms: z.number().nonnegative() })]);

/**
 * Counted in the database, by its clock, in one round trip per turn. A turn whose answer is lost on the way stays taken: rather one
 * too few than one too many.
 */
export const createSqlTurns = (sql: Pick<Sql, "query">): Turns => ({
  async take({ name, limit, windowMs }) {
    const { rows } = await sql.query({
      name: "take turn",
      text: "SELECT floorwalker.take_turn($1, $2, $3) AS wait_ms",
      values: [name, limit, windowMs],
    });
    const [{ wait_ms: waitMs }] = waitSchema.parse(rows);
    return waitMs;
  },
  async pause(name, ms) {
    await sql.query({ name: "pause turns", text: "SELECT floorwalker.pause_turns($1, $2)", values: [name, ms] });
  },
});
