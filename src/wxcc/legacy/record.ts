/** One column of a record: its name as it came, and its value or nothing. */
export interface LegacyField {
  readonly name: string;
  readonly value: string | null;
}

/** A record as it came, unknown columns with the known ones; values are texts. */
export interface LegacyRecord {
  readonly fields: readonly LegacyField[];
  /** Undefined for nothing. In any case of letters and with or without the type at the column's end. */
  text(name: string): string | undefined;
  /** Undefined for nothing and for what is no number. */
  number(name: string): number | undefined;
}

/** What real records write where there is nothing. */
const nothing = /^\s*(?:null|n\/a|undefined)?\s*$/i;

/** The plain name of one of Analyzer's columns, which end in their type: `channelType__s`. */
export const plainName = (column: string): string => column.replace(/__(?:s|l|i|d|b|sa)$/i, "");

const keyOf = (column: string) => plainName(column).toLowerCase();

/** A record from its columns; of two columns with one plain name the first that says something counts. */
export function createRecord(columns: readonly (readonly [name: string, value: unknown])[]): LegacyRecord {
  const fields = columns.map(([name, value]): LegacyField => ({ name, value: textOf(value) }));
  const known = new Map<string, string>();
  for (const { name, value } of fields) {
    if (value !== null && !known.has(keyOf(name))) known.set(keyOf(name), value);
  }
  const text = (name: string) => known.get(keyOf(name));
  return {
    fields,
    text,
    number: (name) => {
      const value = text(name);
      return value !== undefined && /^[+-]?\d+(?:\.\d+)?(?:e\+?\d+)?$/i.test(value) ? Number(value) : undefined;
    },
  };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === "string" ? value.trim() : JSON.stringify(value);
  return nothing.test(text) ? null : text;
}
