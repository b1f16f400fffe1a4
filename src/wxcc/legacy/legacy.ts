import type { OrgRef, Range } from "../statistics/source.js";
import { nonsenseProblem } from "../upstream-problem.js";
import type { AnalyzerQuery } from "./analyzer-query.js";
import { type LegacyContact, readContact } from "./contact.js";
import { createLegacyHttp, type LegacyHttpDeps } from "./legacy-http.js";
import type { LegacyKind } from "./legacy-kind.js";
import { type ListWish, listRecords } from "./list-records.js";
import type { OwnTenantId } from "./own-tenant-id.js";
import { readOneRecord } from "./read-answer.js";
import { lengthUnit, type TimeUnit } from "./read-times.js";
import type { LegacyRecord } from "./record.js";
import { runQuery } from "./run-query.js";
import type { LegacyKey } from "./sign-request.js";
import { readStep } from "./step.js";
import { type Trace, traceChain } from "./trace.js";
import { tryKey } from "./try-key.js";
import { walkChain } from "./walk-chain.js";

/** Contacts of a range, and the unit their lengths came in (undefined when none of them told). */
export interface LegacyContacts {
  readonly contacts: readonly LegacyContact[];
  readonly records: readonly LegacyRecord[];
  readonly unit: TimeUnit | undefined;
}

/** The legacy records of an org that has entered a key. */
export interface Legacy {
  /** One record as it came; undefined when there is none of that id. */
  record(org: OrgRef, kind: LegacyKind, id: string, wish: ListWish): Promise<LegacyRecord | undefined>;
  /** All contacts that began in the range, oldest first. */
  contacts(org: OrgRef & { readonly zone: string }, range: Range, wish: ListWish): Promise<LegacyContacts>;
  /** A contact with all its steps, each fetched from the one before; undefined when there is no such contact. */
  trace(org: OrgRef, id: string, wish: ListWish): Promise<Trace | undefined>;
  /** The same for a contact that is known already. */
  traceContact(org: OrgRef, contact: LegacyContact, wish: ListWish): Promise<Trace>;
}

/** What only pages for managers need. */
export interface LegacyForManagers {
  /** Throws `legacy-key-refused`, saying what is probably wrong, unless the interface accepts the key. */
  tryKey(org: OrgRef, key: LegacyKey): Promise<void>;
  /** Every row of a query of Analyzer's for another range, or a Problem. */
  query(
    org: OrgRef,
    kind: LegacyKind,
    query: AnalyzerQuery,
    range: Range,
    wish: ListWish,
  ): Promise<readonly LegacyRecord[]>;
}

/** What the unit is taken for when a record does not tell: what Cisco's guide has. */
export const USUAL_UNIT: TimeUnit = "milliseconds";

/** Joins what asks the legacy interface. */
export function createLegacyRecords(
  deps: LegacyHttpDeps & { readonly ownTenantId: OwnTenantId },
): Legacy & LegacyForManagers {
  const http = createLegacyHttp(deps);

  const fetchRecord = async (org: OrgRef, kind: LegacyKind, id: string, wish: ListWish) => {
    const reply = await http.ask({ org, kind, wanted: { id }, ...wish });
    return reply && readOneRecord(reply.body);
  };

  async function traceContact(org: OrgRef, contact: LegacyContact, wish: ListWish): Promise<Trace> {
    const chain = await walkChain(contact, async (id) => {
      const record = await fetchRecord(org, "cars", id, wish);
      if (!record) return undefined;
      return readStep(record) ?? unreadable(org, "cars");
    });
    return traceChain(contact, chain);
  }

  return {
    record: fetchRecord,
    query: (org, kind, query, range, wish) => runQuery(http, org, kind, query, range, wish),
    tryKey: (org, key) => tryKey({ ...deps, http }, org, key),
    traceContact,
    async contacts(org, range, wish) {
      const records = await listRecords(http, org, "csrs", range, wish);
      const unit = lengthUnit(records);
      const contacts = records.map(
        (record) => readContact(record, unit ?? USUAL_UNIT, org.settings?.masking) ?? unreadable(org, "csrs"),
      );
      return { contacts, records, unit };
    },
    async trace(org, id, wish) {
      const record = await fetchRecord(org, "csrs", id, wish);
      if (!record) return undefined;
      const unit = lengthUnit([record]) ?? USUAL_UNIT;
      const contact = readContact(record, unit, org.settings?.masking) ?? unreadable(org, "csrs");
      return traceContact(org, contact, wish);
    },
  };
}

const unreadable = (org: OrgRef, kind: LegacyKind): never => {
  throw nonsenseProblem({ org, endpoint: `legacy-${kind}`, trackingId: undefined }, "a record without id or beginning");
};
