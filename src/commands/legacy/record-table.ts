import type { AnswerTable } from "../../files/table.js";
import type { OrgRecord } from "../../store/records.js";
import { kindNames, type LegacyKind } from "../../wxcc/legacy/legacy-kind.js";
import { maskField } from "../../wxcc/legacy/mask-record.js";
import type { LegacyRecord } from "../../wxcc/legacy/record.js";

/** Every column of one record as it came; customers are masked, nothing is an empty cell. */
export function recordTable(org: OrgRecord, kind: LegacyKind, record: LegacyRecord, zone: string): AnswerTable {
  return {
    name: `legacy-${kind.slice(0, -1)}-${record.text("sid") ?? "record"}`,
    title: kindNames[kind].letters,
    zone,
    columns: [
      { title: "Column", kind: "text" },
      { title: "Value", kind: "text" },
    ],
    rows: record.fields.map((field) => [field.name, maskField(field, record, org.settings.masking)]),
    about: [
      ["Contact centre", org.name],
      ["Record", `${kindNames[kind].one} (${kindNames[kind].letters})`],
      ["Source", "Legacy interface, version 1"],
      ["Customer", "masked"],
    ],
  };
}
