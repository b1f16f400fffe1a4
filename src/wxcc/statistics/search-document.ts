import type { Interval, IntervalStep } from "./intervals.js";

/** A figure as Search is asked for it. */
export interface Aggregation {
  readonly field: string;
  readonly type: "count" | "sum" | "max" | "min";
  readonly filter?: object;
}

/** One kind of record that queue statistics are made of, and what its parts are called. */
interface Root {
  readonly name: "taskDetails" | "taskLegDetails";
  readonly list: string;
  readonly queue: string;
  readonly filter: { readonly variable: string; readonly type: string };
  readonly aggregations: { readonly variable: string; readonly type: string };
}

/** Contacts, each in the queue it ended in. */
export const contactsRoot: Root = {
  name: "taskDetails",
  list: "tasks",
  queue: "lastQueue",
  filter: { variable: "filter", type: "TaskDetailsFilters" },
  aggregations: { variable: "aggregations", type: "[TaskV2Aggregation]" },
};

/** Visits of queues. */
export const legsRoot: Root = {
  name: "taskLegDetails",
  list: "taskLegs",
  queue: "queue",
  filter: { variable: "legFilter", type: "TaskLegDetailsFilters" },
  aggregations: { variable: "legAggregations", type: "[TaskLegV2Aggregation]" },
};

const intervalNames: Readonly<Record<IntervalStep, string>> = {
  "15-minutes": "FIFTEEN_MINUTES",
  "30-minutes": "THIRTY_MINUTES",
  hour: "HOURLY",
  day: "DAILY",
  week: "WEEKLY",
  month: "MONTHLY",
};

/** What `$aggregationInterval` holds. */
export const intervalVariable = ({ step, zone }: Interval) => ({ interval: intervalNames[step], timezone: zone });

/** One aggregation per root, grouped by queue and channel, and by interval when the answer is divided. */
export function searchDocument(name: string, roots: readonly Root[], divided: boolean): string {
  const declared = [
    "$from: Long!",
    "$to: Long!",
    "$pagination: Pagination",
    ...(divided ? ["$aggregationInterval: IntervalData"] : []),
    ...roots
      .flatMap(({ filter, aggregations }) => [filter, aggregations])
      .map((each) => `$${each.variable}: ${each.type}`),
  ];
  return `query ${name}(${declared.join(", ")}) {\n${roots.map((root) => askRoot(root, divided)).join("\n")}\n}`;
}

/** Scalars selected beside `aggregation` are what Search groups by. */
function askRoot({ name, list, queue, filter, aggregations }: Root, divided: boolean): string {
  const passed = [
    "from: $from",
    "to: $to",
    "timeComparator: createdTime",
    `filter: $${filter.variable}`,
    `aggregations: $${aggregations.variable}`,
    ...(divided ? ["aggregationInterval: $aggregationInterval"] : []),
    "pagination: $pagination",
  ];
  return `  ${name}(${passed.join(", ")}) {
    ${list} { ${queue} { id name } channelType ${divided ? "intervalStartTime " : ""}aggregation { name value } }
    pageInfo { hasNextPage endCursor }
  }`;
}
