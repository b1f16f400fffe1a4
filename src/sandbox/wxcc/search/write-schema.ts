import { type Field, type FieldKind, isActivityPath, type Table, variableFields } from "./field.js";
import { legTable } from "./leg-table.js";
import { ROOTS } from "./schema-roots.js";
import { sessionTable } from "./session-table.js";
import { taskTable } from "./task-table.js";
import { type Look, logicOf, treeOf, writeFilter, writeType } from "./write-types.js";

/** Lists of name and value that a flow hangs on a contact, each asked for by its name. */
const VARIABLES = ["string String", "integer Int", "long Long", "double Float", "boolean Boolean"].map((entry) => {
  const [kind = "", type = ""] = entry.split(" ");
  return { field: `${kind}GlobalVariables`, type: `${kind}GlobalVariable`, value: type };
});

const OF_GROUPS = "intervalStartTime(sort: Sort): Long aggregation: [AggregationValue]";
const VARIABLE_FIELDS = VARIABLES.map(({ field, type }) => `${field}(name: String): [${type}]`).join(" ");
const isVariable = ({ path }: { readonly path: string }) => variableFields.some((field) => field.path === path);

/** A type with everything that the records of a table have. */
const writeRecord = (name: string, table: Table<never>, look: Look) =>
  writeType(name, treeOf(table.fields.filter((field) => !isVariable(field))), look);

/** `filter` is about records and `extFilter` about their activities (Cisco's Search README). */
function writeFilters(table: Table<never>, names: readonly string[], activities: boolean, unfilterable: string[]) {
  const fields: Pick<Field<never>, "path" | "kind">[] = table.fields.filter(
    ({ path }) => isActivityPath(table, path) === activities,
  );
  return names.map((name) => writeFilter(name, treeOf(fields), { more: logicOf(name), unfilterable })).join("");
}

const isTime = (kind: FieldKind) => kind === "Long";

/** The schema of all roots in GraphQL's schema language, with one entry for each field of each record. */
export function writeSchema(): string {
  return [
    ROOTS,
    ...VARIABLES.map(({ type, value }) => `type ${type} { name: String value: ${value} }`),
    writeFilter("GlobalVariables", treeOf(variableFields), {}),

    writeRecord("Task", taskTable, {
      lists: ["activities.nodes"],
      connection: "activities",
      more: `${OF_GROUPS} ${VARIABLE_FIELDS}`,
      sortable: (_, kind) => isTime(kind),
    }),
    // `createdTime` cannot be filtered: that is what from and to are for (data dictionary of CSR).
    writeFilters(taskTable, ["TaskFilters", "TaskDetailsFilters"], false, ["createdTime"]),
    writeFilters(taskTable, ["TaskDetailsSpecificFilters"], true, []),

    writeRecord("TaskLeg", legTable, {
      more: `${OF_GROUPS} ${VARIABLE_FIELDS}`,
      sortable: (_, kind) => kind !== "JSON",
    }),
    writeFilters(legTable, ["TaskLegDetailsFilters"], false, ["createdTime", "endedTime"]),

    writeRecord("AgentSession", sessionTable, {
      lists: ["channelInfo", "channelInfo.activities.nodes"],
      connection: "channelInfo.activities",
      more: OF_GROUPS,
    }),
    // In session records the channel's type is a text in filters and its state an enum (Cisco's samples).
    writeFilters(sessionTable, ["AgentSessionFilters"], false, []),
    writeFilters(sessionTable, ["AgentSessionSpecificFilters"], true, [
      "channelInfo.activities.nodes.startTime",
      "channelInfo.activities.nodes.endTime",
    ]),
  ].join("\n");
}
