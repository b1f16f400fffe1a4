import type { CsrField } from "./csr-field.js";

/** Types of the arguments and the answer, as the published samples use them. */
const FIXED = `
scalar Long
scalar JSON
enum QueryTimeType { createdTime endedTime }
enum Sort { asc desc }
enum ChannelType { telephony chat email social fax video workItem others }
enum AggregationType { count sum average min max cardinality }
enum IntervalType { FIFTEEN_MINUTES THIRTY_MINUTES HOURLY DAILY WEEKLY MONTHLY }
input StringFilter { equals: String notequals: String contains: String match: String }
input ChannelTypeFilter { equals: ChannelType notequals: ChannelType }
input BooleanFilter { equals: Boolean notequals: Boolean }
input LongFilter { equals: Long notequals: Long gt: Long gte: Long lt: Long lte: Long }
input IntFilter { equals: Int notequals: Int gt: Int gte: Int lt: Int lte: Int }
input IntervalData { interval: IntervalType! timezone: String }
input Pagination { cursor: String }
input TaskV2Aggregation { field: String! type: AggregationType! name: String! filter: TaskDetailsFilters }
type AggregationValue { name: String value: Float }
type PageInfo { hasNextPage: Boolean endCursor: String }
type IntervalInfo { interval: String timezone: String }
type TaskList { tasks: [Task] pageInfo: PageInfo intervalInfo: IntervalInfo }
type TaskDetailsList { tasks: [Task] pageInfo: PageInfo intervalInfo: IntervalInfo }
type Query {
  task(from: Long! to: Long! timeComparator: QueryTimeType filter: TaskFilters aggregations: [TaskV2Aggregation]
    aggregationInterval: IntervalData pagination: Pagination): TaskList
  taskDetails(from: Long! to: Long! timeComparator: QueryTimeType filter: TaskDetailsFilters
    aggregations: [TaskV2Aggregation] aggregationInterval: IntervalData pagination: Pagination): TaskDetailsList
}
`;

/** Lists of name and value that belong to the flow of a contact; never filled here. */
const VARIABLES = ["string String", "integer Int", "long Long", "double Float", "boolean Boolean"];

interface Node {
  readonly leaf: CsrField | undefined;
  readonly children: Map<string, Node>;
}

function treeOf(fields: readonly CsrField[]): Node {
  const root: Node = { leaf: undefined, children: new Map() };
  for (const field of fields) {
    const steps = field.path.split(".");
    let node = root;
    for (const [n, step] of steps.entries()) {
      const next = node.children.get(step) ?? {
        leaf: n === steps.length - 1 ? field : undefined,
        children: new Map(),
      };
      node.children.set(step, next);
      node = next;
    }
  }
  return root;
}

const capitalised = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function writeType(name: string, node: Node, more: string): string {
  const nested: string[] = [];
  const lines = [...node.children].map(([step, child]) => {
    if (!child.leaf) {
      nested.push(writeType(`${name}${capitalised(step)}`, child, ""));
      return `${step}: ${name}${capitalised(step)}`;
    }
    const kind = child.leaf.kind === "ChannelType" ? "String" : child.leaf.kind;
    return `${step}${kind === "Long" ? "(sort: Sort)" : ""}: ${kind}`;
  });
  return `type ${name} { ${lines.join(" ")} ${more} }\n${nested.join("")}`;
}

/** `createdTime` cannot be filtered: that is what from and to are for (published data dictionary). */
function writeFilter(name: string, node: Node, more: string): string {
  const nested: string[] = [];
  const lines = [...node.children].flatMap(([step, child]) => {
    if (!child.leaf) {
      nested.push(writeFilter(`${name}${capitalised(step)}`, child, ""));
      return [`${step}: ${name}${capitalised(step)}`];
    }
    return child.leaf.kind === "JSON" || step === "createdTime" ? [] : [`${step}: ${child.leaf.kind}Filter`];
  });
  return `input ${name} { ${lines.join(" ")} ${more} }\n${nested.join("")}`;
}

/** The schema of `task` and `taskDetails` in GraphQL's schema language, with one entry for each record field. */
export function writeSchema(fields: readonly CsrField[]): string {
  const tree = treeOf(fields);
  const logic = (name: string) => `and: [${name}] or: [${name}] not: [${name}]`;
  const variables = VARIABLES.map((entry) => entry.split(" "));
  return [
    FIXED,
    writeType(
      "Task",
      tree,
      `intervalStartTime(sort: Sort): Long aggregation: [AggregationValue] ${variables
        .map(([kind]) => `${kind}GlobalVariables(name: String): [${kind}GlobalVariable]`)
        .join(" ")}`,
    ),
    ...variables.map(([kind, type]) => `type ${kind}GlobalVariable { name: String value: ${type} }`),
    writeFilter("TaskFilters", tree, logic("TaskFilters")),
    writeFilter("TaskDetailsFilters", tree, logic("TaskDetailsFilters")),
  ].join("\n");
}
