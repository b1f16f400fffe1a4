import type { EncryptionKey } from "../encryption-keys.js";
import { formatOf, kindNames } from "../kinds.js";
import type { StoreLog } from "../log.js";
import { type RowFormat, sealValue, secretsOf } from "../rows.js";
import { keepJson, keepText } from "./keep-text.js";
import { tableOf } from "./migrations.js";
import { readRows } from "./read-rows.js";
import type { RunSql } from "./sql.js";
import { COLUMNS, tableStatements } from "./table-statements.js";

const AT_ONCE = 200;

/**
 * Seals anew, with the first key, the secrets under any other one. Rejects with a Problem when a key is missing. A row that somebody
 * changes meanwhile is theirs: it is under a key of theirs, and looked at again at the next start.
 */
export async function resealRows(
  query: RunSql,
  keys: readonly EncryptionKey[],
  log: StoreLog | undefined,
): Promise<void> {
  let records = 0;
  for (const name of kindNames) records += await resealTable(query, formatOf(name, keys), tableOf(name));
  if (records > 0) log?.info({ records }, "secrets under an older key are encrypted with the first key now");
}

async function resealTable<T>(query: RunSql, format: RowFormat<T>, sqlTable: string): Promise<number> {
  const secrets = secretsOf(format.table);
  const [first] = format.keys;
  if (!first || secrets.length === 0) return 0;
  const other = secrets.map((field) => `NOT starts_with(value ->> '${field}', $2)`).join(" OR ");
  const text = `SELECT ${COLUMNS} FROM ${sqlTable} WHERE ($1::text IS NULL OR id > $1) AND (${other}) ORDER BY id LIMIT ${AT_ONCE}`;
  const { replaceSame } = tableStatements(sqlTable);
  let count = 0;
  let after: string | null = null;
  for (;;) {
    const values: unknown[] = [after, `${first.id}.`];
    const { rows } = await query({ text, values });
    for (const { id, value, version } of readRows(format, rows)) {
      const { sealed } = sealValue(format, id, value);
      count += (await query({ ...replaceSame, values: [keepText(id), keepJson(sealed), version] })).count;
      after = keepText(id);
    }
    if (rows.length < AT_ONCE) return count;
  }
}
