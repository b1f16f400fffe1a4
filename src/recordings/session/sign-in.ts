import type { Log } from "../../log.js";
import type { Edge } from "../../orgs/ask-json.js";
import type { Callback } from "../../orgs/connecting.js";
import type { OAuth } from "../../orgs/oauth.js";
import { type Profile, readProfile } from "../../orgs/read-profile.js";
import { codeChallenge } from "../../orgs/sign-in-state.js";
import type { RandomBytes } from "../../orgs/tickets.js";
import type { EncryptionKey } from "../../store/encryption-keys.js";
import { otherBrowser, profileUnread, signInDeclined, signInFailed, signInOver } from "./problems.js";
import type { Session, Sessions } from "./session.js";
import { hashOf, isOfBrowser, looksSealed, signInStates } from "./sign-in-state.js";

/** Only who the person is: what they may hear is decided here, and nothing of theirs is read. */
const SCOPES = ["spark:people_read"];
const LIFE_MS = 10 * 60_000;

/** A person signs in to listen. Refusals are Problems. */
export interface SignIn {
  /** Where this browser goes to sign in for the page behind a ticket. */
  begin(ticket: string, nonce: string): string;
  /** Whether a callback's `state` belongs to a listener and not to a connection. */
  isOurs(state: string | undefined): boolean;
  /** Who signed in, and the ticket of the page they want. */
  finish(callback: Callback): Promise<{ readonly ticket: string; readonly session: Session }>;
}

interface SignInDeps extends Edge {
  readonly oauth: Pick<OAuth, "authorizeUrl" | "exchangeCode">;
  readonly webexApiUrl: string;
  readonly keys: readonly EncryptionKey[];
  readonly sessions: Sessions;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
}

/** Nothing is stored: neither visitors who never come back nor the tokens of those who do. */
export function createSignIn(deps: SignInDeps): SignIn {
  const { clock, oauth, log } = deps;
  const states = signInStates(deps.keys);

  async function readPerson(code: string, codeVerifier: string): Promise<Profile> {
    const outcome = await oauth.exchangeCode({ code, codeVerifier });
    if (outcome.kind !== "granted") {
      log.error({ outcome: outcome.kind, reason: outcome.reason }, "a listener's sign-in could not be completed");
      throw signInFailed(outcome);
    }
    try {
      return await readProfile(deps, deps.webexApiUrl, outcome.grant.access_token);
    } catch (thrown) {
      throw profileUnread(thrown);
    }
  }

  return {
    isOurs: (state) => state !== undefined && looksSealed(state),
    begin(ticket, nonce) {
      const codeVerifier = deps.randomBytes(32).toString("base64url");
      const expiresAt = clock.now() + LIFE_MS;
      const state = states.write({ ticket, codeVerifier, nonceHash: hashOf(nonce), expiresAt });
      return oauth.authorizeUrl({ state, codeChallenge: codeChallenge(codeVerifier), scopes: SCOPES });
    },
    async finish({ state = "", code, error, nonce }) {
      const begun = states.read(state);
      if (!begun || clock.now() >= begun.expiresAt) throw signInOver();
      if (!isOfBrowser(begun, nonce)) throw otherBrowser();
      if (error !== undefined || code === undefined) {
        log.warn({ error: error?.slice(0, 100) }, "a listener's sign-in ended without a code");
        throw signInDeclined(error);
      }
      const { personId, email, name } = await readPerson(code, begun.codeVerifier);
      log.info({ personId }, "a listener signed in");
      return { ticket: begun.ticket, session: deps.sessions.begin({ personId, email, name }) };
    },
  };
}
