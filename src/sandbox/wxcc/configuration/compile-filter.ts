import { Refusal } from "../refusal.js";
import type { ConfigList, ConfigRecord } from "./config-list.js";
import { type Condition, parseRsql } from "./parse-rsql.js";

/** OpenAPI: a filter may name any field except these. */
const NOT_FOR_FILTERS = ["organizationId", "createdTime", "lastUpdatedTime"];

/** Reads the parameter `filter` of a list whose records have these fields; throws a 400 for anything it cannot be. */
export function compileFilter(text: string, list: ConfigList, fields: ReadonlySet<string>) {
  const matches = (condition: Condition): ((record: ConfigRecord) => boolean) => {
    if (condition.kind === "joined") {
      const parts = condition.parts.map(matches);
      return condition.by === "and"
        ? (record) => parts.every((part) => part(record))
        : (record) => parts.some((part) => part(record));
    }
    const field = list.filterNames?.[condition.field] ?? condition.field;
    if (!fields.has(field) || NOT_FOR_FILTERS.includes(field)) {
      throw new Refusal(400, `filter: ${condition.field} is not a field that ${list.path} can be filtered by`);
    }
    const { values, wanted } = condition;
    return (record) => [record[field]].flat().some((value) => values.includes(String(value))) === wanted;
  };
  return matches(parseRsql(text, "filter"));
}
