import { echo } from "../../conversation/quote.js";
import { type NextAsk, Problem } from "../../errors.js";
import type { OrgRecord } from "../../store/records.js";
import { kindNames, type LegacyKind } from "../../wxcc/legacy/legacy-kind.js";

const CONTACT = "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40";
const SESSION = "6a0de8b3-2c17-4f59-8d44-e1b7c9a05f26";

/** What an id of each kind looks like (Cisco's lab guide). */
const looks: Readonly<Record<LegacyKind, string>> = {
  csrs: CONTACT,
  cars: `${CONTACT}-1784041205331-new`,
  asrs: SESSION,
  aars: `${SESSION}-telephony-1784041205331-idle`,
};

const list: NextAsk = { label: "Contacts today", ask: "legacy csrs today" };
/** Ids of legacy records are texts of Cisco's; nobody says that all of them are as the known ones. */
const plausible = /^[\w.:@-]{8,200}$/;

/** The id of a record. Throws with what an id looks like when what was written is none. */
export function readRecordId(args: string, kind: LegacyKind): string {
  const id = args.trim().replace(/^<|>$/g, "");
  if (plausible.test(id)) return id;
  const { one } = kindNames[kind];
  throw new Problem("unknown-record", {
    say: id === "" ? `The question names no ${one}.` : `${echo(id)} is not the id of a ${one}.`,
    next: `An id looks like ${looks[kind]}.`,
    asks: [list],
  });
}

/** The legacy interface has no such record. */
export const unknownRecord = (id: string, kind: LegacyKind, org: Pick<OrgRecord, "name">): Problem =>
  new Problem("unknown-record", {
    say: `There is no ${kindNames[kind].one} with the id ${id} in ${org.name}.`,
    next: "Check the id against the list of contacts.",
    asks: [list],
  });
