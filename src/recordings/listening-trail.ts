import { createHash } from "node:crypto";
import type { Clock } from "../clock.js";
import type { Problem } from "../errors.js";
import type { Session } from "../orgs/session/session.js";
import type { AuditEntry } from "../store/audit.js";
import type { AuditTrail, Store } from "../store/store.js";
import type { RecordingRef } from "./recording-link.js";

/** What is done with a contact's recordings that others must be able to look up. */
export type Listened = "listen" | "read-transcript" | "download";

/** Who does it, and where the link was posted. */
export interface Doer {
  readonly ref: RecordingRef;
  readonly session: Session;
}

/** Which recording or transcript, and whether it is marked as sensitive. */
export interface Heard {
  readonly id: string;
  readonly sensitive: boolean;
}

/** Every listening in the audit trail, before its first byte. */
export interface ListeningTrail {
  /** Resolves once the entry is kept; rejects when it cannot be, and then nothing may be played. */
  heard(who: Doer, action: Listened, what: Heard): Promise<void>;
  /** Somebody known was not given what they asked for. */
  refused(who: Doer, action: Listened, problem: Problem): Promise<void>;
}

/** A browser fetches a sound in many pieces; within this part of a session they are one listening. */
const ONE_LISTENING_MS = 15 * 60_000;
const MOST_REMEMBERED = 10_000;
const outcomes: Partial<Record<Problem["code"], AuditEntry["outcome"]>> = {
  "not-a-listener": "refused",
  "not-a-member": "refused",
  "no-org-linked": "refused",
  "recording-unconfirmed": "refused",
  "download-not-allowed": "refused",
  "foreign-request": "refused",
};

/** One entry per person, thing and quarter of an hour of a session. */
export function createListeningTrail(deps: {
  readonly store: Pick<Store, "seen"> & { readonly audit: Pick<AuditTrail, "append"> };
  readonly clock: Pick<Clock, "now">;
}): ListeningTrail {
  const { store, clock } = deps;
  const kept = new Map<string, Promise<void>>();

  /** The pieces of a sound may go to several instances. Remembered after the entry is kept: rather twice than not at all. */
  async function appendOnce(key: string, entry: AuditEntry): Promise<void> {
    const id = `heard|${createHash("sha256").update(key).digest("base64url")}`;
    if (await store.seen.get(id)) return;
    await store.audit.append(entry);
    const { at } = entry;
    await store.seen.put(id, { at }, { expiresAt: at + ONE_LISTENING_MS });
  }

  function append(
    { ref, session }: Doer,
    about: string,
    entry: Pick<AuditEntry, "action" | "outcome" | "code" | "sensitive">,
  ) {
    const { orgId, taskId, spaceId } = ref;
    const { personId, email, issuedAt } = session;
    const quarter = Math.floor((clock.now() - issuedAt) / ONE_LISTENING_MS);
    const key = JSON.stringify([personId, issuedAt, quarter, orgId, taskId, spaceId, entry.action, entry.code, about]);
    const known = kept.get(key);
    if (known) return known;
    const who = { personId, ...(email === undefined ? {} : { personEmail: email }) };
    const full = { at: clock.now(), ...who, spaceId, orgId, taskId, ...entry };
    const appended = appendOnce(key, full).catch((error: unknown) => {
      kept.delete(key);
      throw error;
    });
    kept.set(key, appended);
    const [oldest] = kept.keys();
    if (kept.size > MOST_REMEMBERED && oldest !== undefined) kept.delete(oldest);
    return appended;
  }

  return {
    heard: (who, action, { id, sensitive }) =>
      append(who, id, { action, outcome: "answered", ...(sensitive ? { sensitive } : {}) }),
    refused: (who, action, { code }) => append(who, "", { action, outcome: outcomes[code] ?? "failed", code }),
  };
}
