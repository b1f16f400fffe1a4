/** A single value of a record. */
export type Scalar = string | number | boolean | null;

/**
 * GraphQL types of a record's values. In filters `ChannelType` and `AgentState` are enums and `Word` takes a text or an
 * enum value, since Cisco's samples leave open which; in answers all three are texts.
 */
export type FieldKind =
  | "String"
  | "Long"
  | "Int"
  | "Float"
  | "Boolean"
  | "JSON"
  | "ChannelType"
  | "AgentState"
  | "Word";

/** A field of a record: where it stands (`lastQueue.id`), its type, and how it is read. */
export interface Field<R> {
  readonly path: string;
  readonly kind: FieldKind;
  readonly read: (record: R) => Scalar;
  /** What the value belongs to, where several rows stand for one such thing: it is counted once for all of them. */
  readonly owner?: (record: R) => object;
}

/** Every field of a kind of record; schema, filters, grouping and answers are all made from this one list. */
export interface Table<R> {
  readonly fields: readonly Field<R>[];
  readonly at: (path: string) => Field<R> | undefined;
  /** Where the activities stand (`activities`), if the record has any; their fields lie below `.nodes`. */
  readonly activities: string | undefined;
  /** Fields of the record that are fields of its activities as well and may be asked for beside them. */
  readonly shared: ReadonlySet<string>;
}

/** Whether a path leads to a record's activities, which have limits of their own. */
export const isActivityPath = (table: Table<never>, path: string): boolean =>
  table.activities !== undefined && path.startsWith(`${table.activities}.`);

/** A row's value at a path; null where the record has no such field. */
export const createReader =
  <R>(table: Table<R>) =>
  (path: string, row: R): Scalar =>
    table.at(path)?.read(row) ?? null;

/** A lookup by path over a list of fields. */
export function createTable<R>(
  fields: readonly Field<R>[],
  activities?: { readonly path: string; readonly shared: readonly string[] },
): Table<R> {
  const byPath = new Map(fields.map((field) => [field.path, field]));
  return {
    fields,
    at: (path) => byPath.get(path),
    activities: activities?.path,
    shared: new Set(activities?.shared),
  };
}

/** Makes fields of one kind from a table of paths; what cannot be read is null. */
export const makeFields =
  <R>(owner?: (record: R) => object) =>
  (kind: FieldKind, reads: Readonly<Record<string, (record: R) => Scalar | undefined>>): Field<R>[] =>
    Object.entries(reads).map(([path, read]) => ({
      path,
      kind,
      read: (record) => read(record) ?? null,
      ...(owner && { owner }),
    }));

/** Fields of one kind that always have the same value, from a list of paths separated by white space. */
export const constantFields = (kind: FieldKind, value: Scalar, paths: string): Field<object>[] =>
  paths
    .split(/\s+/)
    .filter((path) => path !== "")
    .map((path) => ({ path, kind, read: () => value }));

/** Variables that a flow can hang on a contact; this contact centre's flows set none. */
export const variableFields: readonly Field<object>[] = [
  ...constantFields(
    "String",
    null,
    `integerGlobalVariables.name stringGlobalVariables.name stringGlobalVariables.value longGlobalVariables.name
    doubleGlobalVariables.name booleanGlobalVariables.name`,
  ),
  ...constantFields("Int", null, "integerGlobalVariables.value"),
  ...constantFields("Long", null, "longGlobalVariables.value"),
  ...constantFields("Float", null, "doubleGlobalVariables.value"),
  ...constantFields("Boolean", null, "booleanGlobalVariables.value"),
];
