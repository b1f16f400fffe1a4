import { createHash } from "node:crypto";
import type { Clock } from "../clock.js";
import type { TicketRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Asker } from "./access.js";
import type { WantedScopes } from "./scopes.js";

const LIFE_MS = 10 * 60_000;

/** Random bytes, `crypto.randomBytes` in production. */
export type RandomBytes = (count: number) => Buffer;

/** A ticket with everything the sign-in needs; the ticket itself is known only to whoever holds the link. */
export interface OpenTicket extends TicketRecord {
  /** SHA-256 of the ticket, safe to pass through Webex. */
  readonly id: string;
  readonly codeVerifier: string;
  readonly browserKey: string;
  readonly expiresAt: number;
}

/** One-time invitations to connect an org. Stored by hash: a copy of the store opens no link. */
export interface Tickets {
  issue(asker: Asker, wanted?: WantedScopes): Promise<{ readonly ticket: string; readonly expiresAt: number }>;
  /** Looks without using it up; link previews fetch pages too. */
  look(id: string): Promise<OpenTicket | undefined>;
  /** Uses it up: of several callers exactly one gets it. */
  take(id: string): Promise<OpenTicket | undefined>;
}

/** The scopes that the sign-in of an invitation asks for. */
export const wantedBy = ({ withChanges = false }: Pick<TicketRecord, "withChanges">): WantedScopes => ({ withChanges });

/** The id under which a ticket is stored. */
export const ticketId = (ticket: string): string => createHash("sha256").update(ticket).digest("base64url");

/** Tickets of 256 random bits that live for ten minutes. */
export function createTickets(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}): Tickets {
  const { store, clock } = deps;
  const secret = () => deps.randomBytes(32).toString("base64url");

  function open(id: string, record: TicketRecord | undefined): OpenTicket | undefined {
    if (!record?.codeVerifier || !record.browserKey) return undefined;
    const expiresAt = record.createdAt + LIFE_MS;
    if (clock.now() >= expiresAt) return undefined;
    return { ...record, id, codeVerifier: record.codeVerifier, browserKey: record.browserKey, expiresAt };
  }

  return {
    async issue({ spaceId, personId, personEmail }, { withChanges } = { withChanges: false }) {
      const ticket = secret();
      const createdAt = clock.now();
      const expiresAt = createdAt + LIFE_MS;
      const record: TicketRecord = {
        kind: "connect",
        spaceId,
        personId,
        personEmail,
        codeVerifier: secret(),
        browserKey: secret(),
        ...(withChanges ? { withChanges } : {}),
        createdAt,
      };
      const isNew = await store.tickets.add(ticketId(ticket), record, { expiresAt });
      if (!isNew) throw new Error("two tickets of 256 random bits are equal: the source of randomness is broken");
      return { ticket, expiresAt };
    },
    look: async (id) => open(id, await store.tickets.get(id)),
    take: async (id) => open(id, await store.tickets.take(id)),
  };
}
