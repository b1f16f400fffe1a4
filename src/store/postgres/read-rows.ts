import { createHash } from "node:crypto";
import { z } from "zod";
import { Damage } from "../problems.js";
import { type RowFormat, unsealValue } from "../rows.js";
import { rowDamaged } from "./database-problems.js";
import { readJson, readText } from "./keep-text.js";
import { DATABASE } from "./migrate-database.js";

const keptRowSchema = z.object({
  id: z.string().transform(readText),
  value: z.string(),
  expires_at: z.number().nullable(),
  version: z.string(),
});
const valueSchema = z.record(z.string(), z.unknown());

/** A row in clear. */
export interface KeptRow<T> {
  readonly id: string;
  readonly value: T;
  readonly expiresAt: number | undefined;
  /** Changes with every change of the row. */
  readonly version: string;
  /** Sealed with a key that is not the first. */
  readonly oldKey: boolean;
}

/** Rows as the statements of a table return them. Throws a Problem for one that cannot be read: no answer is silently short. */
export function readRows<T>(format: RowFormat<T>, rows: readonly unknown[]): KeptRow<T>[] {
  return rows.map((row) => {
    const { id, value, expires_at, version } = keptRowSchema.parse(row);
    return { id, expiresAt: expires_at ?? undefined, version, ...readValue(format, id, value) };
  });
}

function readValue<T>(format: RowFormat<T>, id: string, json: string) {
  try {
    const value = valueSchema.safeParse(readJson(json));
    if (!value.success) throw new Damage("it is no object");
    return unsealValue(format, DATABASE, { id, value: value.data });
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    throw rowDamaged(format.table, createHash("sha256").update(id).digest("hex").slice(0, 12), error.what);
  }
}
