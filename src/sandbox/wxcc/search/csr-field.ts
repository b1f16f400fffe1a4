import type { ContactView } from "../../model/contact-at.js";
import type { Directory } from "./directory.js";
import type { Field, FieldKind, Scalar } from "./field.js";

/** One contact session record (CSR): a contact as it is known now, in its contact centre. */
export interface Csr {
  readonly view: ContactView;
  readonly directory: Directory;
}

type Read = (view: ContactView, directory: Directory) => Scalar | undefined;

/** Makes fields of one kind from a table of paths. */
export const fieldsOf = (kind: FieldKind, table: Readonly<Record<string, Read>>): Field<Csr>[] =>
  Object.entries(table).map(([path, read]) => ({
    path,
    kind,
    read: ({ view, directory }) => read(view, directory) ?? null,
    owner: ({ view }) => view.contact,
  }));
