import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { OpenTicket } from "./tickets.js";

/**
 * `state` for the authorize page: the ticket's id and a proof that it was made for the browser that holds `nonce` in
 * its cookie. Somebody who lures an administrator to a callback of their own making has no such cookie to offer.
 */
export const stateFor = (ticket: OpenTicket, nonce: string): string => `${ticket.id}.${proof(ticket, nonce)}`;

/** The ticket's id in a state; undefined when it is not one of ours. */
export const ticketIdIn = (state: string): string | undefined => /^([\w-]{43})\.[\w-]{43}$/.exec(state)?.[1];

/** True when the state was made for this ticket and the browser with this cookie. Takes the same time whatever differs. */
export function isOwnState(state: string, ticket: OpenTicket, nonce: string | undefined): boolean {
  const given = Buffer.from(state);
  const expected = Buffer.from(stateFor(ticket, nonce ?? ""));
  return given.length === expected.length && timingSafeEqual(given, expected) && nonce !== undefined;
}

/** PKCE's S256 challenge of a verifier (RFC 7636). */
export const codeChallenge = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");

const proof = (ticket: OpenTicket, nonce: string): string =>
  createHmac("sha256", ticket.browserKey).update(`${ticket.id}.${nonce}`).digest("base64url");
