import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { EncryptionKey } from "./encryption-keys.js";
import { Damage, unknownKey } from "./problems.js";
import { secretFields } from "./records.js";
import { seal, unseal } from "./seal.js";

/** A record in memory: the value in clear and frozen, and the line that stands for it in the file, secrets sealed. */
export interface Row<T> {
  readonly id: string;
  readonly value: T;
  readonly line: string;
  readonly expiresAt?: number | undefined;
}

/** A record as it lies in a file. */
export const storedRowSchema = z.strictObject({
  id: z.string(),
  value: z.record(z.string(), z.unknown()),
  expiresAt: z.number().optional(),
});
/** See {@link storedRowSchema}. */
export type StoredRow = z.infer<typeof storedRowSchema>;

const secretsByTable: Readonly<Record<string, readonly string[]>> = secretFields;

/** The fields of a table that are encrypted at rest. */
export const secretsOf = (table: string): readonly string[] => secretsByTable[table] ?? [];

/** What a table needs to turn its records into rows and back. */
export interface RowFormat<T> {
  readonly table: string;
  readonly schema: z.ZodType<T>;
  readonly keys: readonly EncryptionKey[];
}

/** A record is expired from the very millisecond it names. */
export const isExpired = (row: { readonly expiresAt?: number | undefined }, now: number) =>
  row.expiresAt !== undefined && row.expiresAt <= now;

/**
 * Checks a value on its way in; it is copied as JSON, so the caller's object stays the caller's, and frozen. `sealed` is how it is kept.
 * Throws when it does not fit the schema; the message names fields, never their content.
 */
export function sealValue<T>(format: RowFormat<T>, id: string, value: unknown): { value: T; sealed: unknown } {
  const checked = format.schema.safeParse(value === undefined ? value : JSON.parse(JSON.stringify(value)));
  if (!checked.success) throw new Error(`a record of ${format.table} does not fit: ${z.prettifyError(checked.error)}`);
  return { value: freezeDeep(checked.data), sealed: sealSecrets(format, id, checked.data) };
}

/** Makes the row of a value that {@link sealValue} accepts. */
export function makeRow<T>(format: RowFormat<T>, id: string, given: unknown, expiresAt?: number): Row<T> {
  const { value, sealed } = sealValue(format, id, given);
  const stored = { id, value: sealed, ...(expiresAt === undefined ? {} : { expiresAt }) };
  return { id, value, line: JSON.stringify(stored), expiresAt };
}

/** A value as it was kept, in clear and frozen; `place` says where it lies. Throws {@link Damage} when it would lose anything, a Problem when its key is missing. */
export function unsealValue<T>(format: RowFormat<T>, place: string, stored: StoredRow): { value: T; oldKey: boolean } {
  const { value, oldKey } = unsealSecrets(format, place, stored);
  const checked = format.schema.safeParse(value);
  if (!checked.success)
    throw new Damage(`a record of ${format.table} does not fit (${z.prettifyError(checked.error)})`);
  if (!keepsAll(value, checked.data)) throw new Damage(`a record of ${format.table} has fields that would be lost`);
  return { value: freezeDeep(checked.data), oldKey };
}

/** A row from a file, sealed anew. Throws like {@link unsealValue}. */
export function readRow<T>(format: RowFormat<T>, file: string, stored: StoredRow): { row: Row<T>; oldKey: boolean } {
  const { value, oldKey } = unsealValue(format, file, stored);
  return { row: makeRow(format, stored.id, value, stored.expiresAt), oldKey };
}

function sealSecrets<T>(format: RowFormat<T>, id: string, value: T): unknown {
  const fields = secretsOf(format.table);
  const [key] = format.keys;
  if (fields.length === 0) return value;
  if (!key) throw new Error("no encryption key");
  return Object.fromEntries(
    Object.entries(z.record(z.string(), z.unknown()).parse(value)).map(([field, content]) => [
      field,
      fields.includes(field) && typeof content === "string"
        ? seal(content, { table: format.table, id, field }, key)
        : content,
    ]),
  );
}

function unsealSecrets<T>(format: RowFormat<T>, file: string, { id, value }: StoredRow) {
  const { table, keys } = format;
  const open = { ...value };
  let oldKey = false;
  for (const field of secretsOf(table)) {
    const sealed = open[field];
    if (sealed === undefined) continue;
    if (typeof sealed !== "string") throw new Damage(`${field} in a record of ${table} is not a text`);
    const found = unseal(sealed, { table, id, field }, keys);
    if ("text" in found) {
      open[field] = found.text;
      oldKey ||= found.keyId !== keys[0]?.id;
    } else if (found.failure === "unknown-key") throw unknownKey(file, found.keyId);
    else throw new Damage(`${field} in a record of ${table} is not what Floorwalker encrypted there`);
  }
  return { value: open, oldKey };
}

/** Schemas drop fields they do not know; this tells whether one did. Fields that a schema adds are fine. */
function keepsAll(before: unknown, after: unknown): boolean {
  if (typeof before !== "object" || before === null || Array.isArray(before)) return isDeepStrictEqual(before, after);
  if (typeof after !== "object" || after === null) return false;
  const kept = new Map<string, unknown>(Object.entries(after));
  return Object.entries(before).every(([field, content]) => kept.has(field) && keepsAll(content, kept.get(field)));
}

function freezeDeep<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) freezeDeep(part);
    Object.freeze(value);
  }
  return value;
}
