import { z } from "zod";
import { OpenQuote, readCsv } from "../../files/read-csv.js";
import { parseJson } from "../../parse-json.js";
import { createRecord, type LegacyRecord } from "./record.js";

/** Records of an answer, and whether they are all. */
export interface LegacyAnswer {
  readonly records: readonly LegacyRecord[];
  readonly complete: boolean;
  /** How many there are, where the answer says so. */
  readonly found: number | undefined;
}

const count = z.number().int().min(0).optional().catch(undefined);
const columnSchema = z.union([
  z.string(),
  z.looseObject({ name: z.string() }).transform(({ name }) => name),
  z.looseObject({ columnName: z.string() }).transform(({ columnName }) => columnName),
]);

const tableSchema = z.looseObject({
  datasetMetadata: z
    .looseObject({
      numberOfRecordsFound: count,
      numberOfRecordsInDataset: count,
      isComplete: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  columns: z.array(columnSchema).optional().catch(undefined),
  data: z.array(z.unknown()),
});

const objectSchema = z.record(z.string(), z.unknown());

/**
 * An answer to a query of at most `asked` records: JSON with rows as lists, objects or texts (Cisco's old documents say
 * texts), or CSV. What does not say that it is complete is so only when it is shorter than it could be. Undefined when
 * it is nothing of that kind.
 */
export function readAnswer(body: string, asked: number): LegacyAnswer | undefined {
  const json = parseJson(body);
  if (json === undefined) return readCsvAnswer(body, asked);
  const table = tableSchema.safeParse(Array.isArray(json) ? { data: json } : json);
  if (!table.success) return undefined;
  const { columns, data, datasetMetadata: said } = table.data;
  const records = data.map((row) => readRow(row, columns));
  const read = records.filter((record) => record !== undefined);
  if (read.length < records.length) return undefined;
  const found = said?.numberOfRecordsFound;
  const unsaid = found === undefined ? read.length < asked : found <= read.length;
  return { records: read, complete: said?.isComplete ?? unsaid, found };
}

/** A single record, asked for by its id; undefined when the answer is none. */
export function readOneRecord(body: string): LegacyRecord | undefined {
  const json = parseJson(body);
  const given = Array.isArray(json) ? json[0] : json;
  const object = objectSchema.safeParse(given);
  if (json === undefined) return readCsvAnswer(body, 2)?.records[0];
  return object.success && Object.keys(object.data).length > 0 ? createRecord(Object.entries(object.data)) : undefined;
}

function readRow(row: unknown, columns: readonly string[] | undefined): LegacyRecord | undefined {
  const value = typeof row === "string" ? (parseJson(row) ?? csvRows(row)?.[0]) : row;
  if (Array.isArray(value)) {
    if (!columns || value.length > columns.length) return undefined;
    return createRecord(columns.map((name, n) => [name, value[n]]));
  }
  const object = objectSchema.safeParse(value);
  return object.success ? createRecord(Object.entries(object.data)) : undefined;
}

function readCsvAnswer(body: string, asked: number): LegacyAnswer | undefined {
  const [header, ...rows] = csvRows(body) ?? [];
  // A page of a proxy is no table.
  if (!header || header.some((name) => !/^[\w .:/()-]+$/.test(name)) || rows.some((row) => row.length > header.length))
    return undefined;
  const records = rows.map((row) => createRecord(header.map((name, n) => [name, row[n]])));
  return { records, complete: records.length < asked, found: undefined };
}

/** Undefined for a text in which a quotation mark is never closed. */
function csvRows(text: string): readonly (readonly string[])[] | undefined {
  try {
    return Array.from(readCsv(text, ","), ({ cells }) => cells);
  } catch (error) {
    if (error instanceof OpenQuote) return undefined;
    throw error;
  }
}
