import { asProblem } from "../errors.js";
import type { Asker } from "./access.js";
import { authorizeRefused, notOurCallback, otherBrowser, ticketInvalid } from "./connecting-problems.js";
import { type Connected, type FinishDeps, finishConnecting } from "./finish-connecting.js";
import { scopeNames, type WantedScopes } from "./scopes.js";
import { codeChallenge, isOwnState, stateFor, ticketIdIn } from "./sign-in-state.js";
import { createTickets, type OpenTicket, type RandomBytes, ticketId, wantedBy } from "./tickets.js";

/** Starts a connection from chat; the rest happens in the browser (`web/`). */
export interface Connecting {
  /** A one-time link for this person and space; dies in ten minutes. */
  invite(asker: Asker, wanted?: WantedScopes): Promise<{ readonly url: string; readonly expiresAt: number }>;
}

/** What Webex's sign-in sends the browser back with. */
export interface Callback {
  readonly state?: string | undefined;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  /** What this browser's cookie holds. */
  readonly nonce?: string | undefined;
}

/** The browser's side of connecting. Refusals are Problems. */
export interface ConnectingInBrowser {
  /** The invitation behind a link, not used up by looking. Throws `ticket-invalid`. */
  open(ticket: string): Promise<OpenTicket>;
  /** Where this browser goes to sign in. */
  signInUrl(ticket: OpenTicket, nonce: string): string;
  /** Completes a sign-in; uses the ticket up once state, browser and code are in order. */
  finish(callback: Callback): Promise<Connected>;
}

interface ConnectingDeps extends FinishDeps {
  readonly randomBytes: RandomBytes;
}

/** Both sides of connecting an org: the invitation in chat and the pages in the browser. */
export function createConnecting(deps: ConnectingDeps): Connecting & ConnectingInBrowser {
  const tickets = createTickets(deps);

  /** The ticket a callback belongs to, used up; everything that can be checked before is checked before. */
  async function redeem({ state = "", code, error, nonce }: Callback) {
    const id = ticketIdIn(state);
    if (id === undefined) throw notOurCallback();
    const ticket = await tickets.look(id);
    if (!ticket) throw ticketInvalid();
    if (!isOwnState(state, ticket, nonce)) throw otherBrowser();
    if (error !== undefined) {
      deps.log.warn({ error: error.slice(0, 100) }, "sign-in ended without a code");
      throw authorizeRefused(error);
    }
    if (code === undefined) throw notOurCallback();
    const taken = await tickets.take(id);
    if (!taken) throw ticketInvalid();
    return { ticket: taken, code };
  }

  async function record(ticket: OpenTicket, result: { readonly orgId?: string; readonly code?: string }) {
    const { spaceId, personId, personEmail } = ticket;
    const outcome = result.code === undefined ? "answered" : "refused";
    await deps.store.audit.append({
      at: deps.clock.now(),
      personId,
      personEmail,
      spaceId,
      action: "connect-finish",
      outcome,
      ...result,
    });
  }

  return {
    async invite(asker, wanted) {
      const { ticket, expiresAt } = await tickets.issue(asker, wanted);
      return { url: `${deps.publicUrl}/connect/${ticket}`, expiresAt };
    },
    async open(ticket) {
      const found = await tickets.look(ticketId(ticket));
      if (!found) throw ticketInvalid();
      return found;
    },
    signInUrl: (ticket, nonce) =>
      deps.oauth.authorizeUrl({
        scopes: scopeNames(wantedBy(ticket)),
        state: stateFor(ticket, nonce),
        codeChallenge: codeChallenge(ticket.codeVerifier),
      }),
    async finish(callback) {
      const { ticket, code } = await redeem(callback);
      try {
        const connected = await finishConnecting(deps, ticket, code);
        await record(ticket, { orgId: connected.org.id });
        return connected;
      } catch (thrown) {
        await record(ticket, { code: asProblem(thrown).code });
        throw thrown;
      }
    },
  };
}
