const living = (now: string) => `(expires_at IS NULL OR expires_at > ${now})`;
/** What a row is read by; xmin is the transaction that wrote it, and so tells one version of it from all others. */
export const COLUMNS = "id, value::text AS value, expires_at, xmin::text AS version";

/** The prepared statements of one table, which is named with its schema; its name is theirs, too. */
export function tableStatements(table: string) {
  const named = (name: string, text: string) => ({ name: `${table} ${name}`, text });
  return {
    /** $1 id, $2 now. */
    get: named("get", `SELECT ${COLUMNS} FROM ${table} WHERE id = $1 AND ${living("$2")}`),
    /** $1 id, $2 value, $3 expiry. */
    put: named(
      "put",
      `INSERT INTO ${table} (id, value, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
    ),
    /** $1 id, $2 value, $3 expiry, $4 now. A row that is expired gives way. */
    add: named(
      "add",
      `INSERT INTO ${table} AS old (id, value, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
       WHERE old.expires_at <= $4`,
    ),
    /** $1 id, $2 now. */
    remove: named("remove", `DELETE FROM ${table} WHERE id = $1 AND ${living("$2")}`),
    /** $1 id, $2 version. */
    removeSame: named("remove same", `DELETE FROM ${table} WHERE id = $1 AND xmin = $2::xid`),
    /** $1 id, $2 value, $3 version. Its lifetime stays. */
    replaceSame: named("replace same", `UPDATE ${table} SET value = $2 WHERE id = $1 AND xmin = $3::xid`),
    /** $1 the last id before or null, $2 now, $3 how many. */
    page: named(
      "page",
      `SELECT ${COLUMNS} FROM ${table} WHERE ($1::text IS NULL OR id > $1) AND ${living("$2")} ORDER BY id LIMIT $3`,
    ),
  };
}

/** $1 now; conditions count from $2. */
export const selectLiving = (table: string, conditions: readonly string[]): string =>
  [`SELECT ${COLUMNS} FROM ${table} WHERE ${living("$1")}`, ...conditions].join(" AND ");
