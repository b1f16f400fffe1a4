import { createHash } from "node:crypto";
import pg from "pg";
import { secretsOf } from "../rows.js";
import { keepJson, keepText } from "./keep-text.js";
import type { Statement } from "./sql.js";
import { selectLiving } from "./table-statements.js";

/** Longer names are cut off by PostgreSQL, and two of them become one. */
const LONGEST_NAME = 63;

/**
 * Rows whose fields are as wanted, by content; undefined means absent. A secret lies sealed and can only be compared by whoever
 * opens it: its condition is left out here.
 */
export function findStatement(
  kind: string,
  sqlTable: string,
  wanted: readonly (readonly [string, unknown])[],
  now: number,
): Statement {
  const secrets = secretsOf(kind);
  const values: unknown[] = [now];
  const conditions = wanted
    .filter(([field]) => !secrets.includes(field))
    .map(([field, content]) => {
      const name = pg.escapeLiteral(keepText(field));
      if (content === undefined) return `NOT value ? ${name}`;
      return `value -> ${name} = $${values.push(keepJson(content))}::jsonb`;
    });
  const text = selectLiving(sqlTable, conditions);
  return { name: nameOf(`${sqlTable} find`, text), text, values };
}

const nameOf = (beginning: string, text: string) =>
  `${beginning} ${createHash("sha256").update(text).digest("base64url")}`.slice(0, LONGEST_NAME);
