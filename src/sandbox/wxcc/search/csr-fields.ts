import { emptyFields } from "./csr-empty-fields.js";
import type { CsrField } from "./csr-field.js";
import { numberFields } from "./csr-number-fields.js";
import { partyFields } from "./csr-party-fields.js";
import { stateFields } from "./csr-state-fields.js";

/** Every field of a contact session record; schema, filters, grouping and answers are all made from this one list. */
export const csrFields: readonly CsrField[] = [...stateFields, ...numberFields, ...partyFields, ...emptyFields];

const byPath = new Map(csrFields.map((field) => [field.path, field]));

/** The field at a dotted path such as `lastQueue.id`. */
export const csrFieldAt = (path: string): CsrField | undefined => byPath.get(path);
