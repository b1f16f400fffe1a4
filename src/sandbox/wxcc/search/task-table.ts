import { carFields, sharedWithActivities, type TaskRow } from "./car-fields.js";
import { emptyFields } from "./csr-empty-fields.js";
import type { Csr } from "./csr-field.js";
import { numberFields } from "./csr-number-fields.js";
import { partyFields } from "./csr-party-fields.js";
import { stateFields } from "./csr-state-fields.js";
import { createTable, type Field, type Table, variableFields } from "./field.js";

const csrFields: readonly Field<Csr>[] = [
  ...stateFields,
  ...numberFields,
  ...partyFields,
  ...emptyFields,
  ...variableFields,
];

/** The fields of contact session records and of their activities. */
export const taskTable: Table<TaskRow> = createTable<TaskRow>([...csrFields, ...carFields], {
  path: "activities",
  shared: sharedWithActivities,
});
