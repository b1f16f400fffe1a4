import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Period } from "../../conversation/ask.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import type { OrgRecord } from "../../store/records.js";
import type { LegacyKind } from "../../wxcc/legacy/legacy-kind.js";
import { maskField } from "../../wxcc/legacy/mask-record.js";
import type { LegacyRecord } from "../../wxcc/legacy/record.js";

/** Rows under every column that any of them has, as they came; customers are masked, nothing is an empty cell. */
export function queryTable(
  org: OrgRecord,
  kind: LegacyKind,
  period: Period,
  records: readonly LegacyRecord[],
): AnswerTable {
  const names = [...new Set(records.flatMap(({ fields }) => fields.map(({ name }) => name)))];
  return {
    name: `legacy-${kind}-${format(period.from, "yyyy-MM-dd", { in: tz(period.zone) })}`,
    title: `Legacy ${kind}`,
    zone: period.zone,
    columns: names.map((title) => ({ title, kind: "count" })),
    rows: rowsOf(names, org, records),
    about: [],
  };
}

function* rowsOf(names: readonly string[], org: OrgRecord, records: readonly LegacyRecord[]) {
  for (const record of records) {
    const values = new Map(record.fields.map((field) => [field.name, maskField(field, record, org.settings.masking)]));
    yield names.map((name): TableValue => asNumber(values.get(name) ?? null));
  }
}

/** Longer ones are ids, which a spreadsheet would round. */
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/;

const asNumber = (value: string | null): TableValue =>
  value !== null && plainNumber.test(value) ? Number(value) : value;
