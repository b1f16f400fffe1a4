import { Refusal } from "../refusal.js";
import type { ConfigList, ConfigRecord } from "./config-list.js";
import { type Condition, parseRsql } from "./parse-rsql.js";

/**
 * Reads the parameter `search` of a list: a keyword for all its columns, or `fields=in=("name");value=="x"` for some (the
 * OpenAPI writes both `field` and `fields`). A record matches when a column contains the keyword, in any case.
 */
export function compileSearch(text: string, list: ConfigList): (record: ConfigRecord) => boolean {
  const { keyword, columns } = readSearch(text.trim(), list);
  const wanted = keyword.toLowerCase();
  return (record) => columns.some((column) => String(record[column]).toLowerCase().includes(wanted));
}

function readSearch(text: string, list: ConfigList): { keyword: string; columns: readonly string[] } {
  if (!/\bvalue\s*==/.test(text)) return { keyword: text.replace(/^"(.*)"$/, "$1"), columns: list.searchColumns };
  const condition = parseRsql(text, "search");
  const keyword = valuesOf(condition, ["value"])[0];
  const columns = valuesOf(condition, ["field", "fields"]);
  const unknown = columns.find((column) => !list.searchColumns.includes(column));
  if (keyword === undefined || unknown !== undefined) {
    throw new Refusal(400, `search: must give a value, and no other fields than ${list.searchColumns.join(", ")}`);
  }
  return { keyword, columns: columns.length > 0 ? columns : list.searchColumns };
}

function valuesOf(condition: Condition, names: readonly string[]): readonly string[] {
  if (condition.kind === "joined") return condition.parts.flatMap((part) => valuesOf(part, names));
  return condition.wanted && names.includes(condition.field) ? condition.values : [];
}
