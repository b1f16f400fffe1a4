import type { Log } from "../../log.js";
import type { EncryptionKey } from "../../store/encryption-keys.js";
import type { Edge } from "../ask-json.js";
import type { Callback } from "../connecting.js";
import type { OAuth } from "../oauth.js";
import { type Profile, readProfile } from "../read-profile.js";
import { codeChallenge } from "../sign-in-state.js";
import type { RandomBytes } from "../tickets.js";
import { otherBrowser, profileUnread, signInDeclined, signInFailed, signInOver } from "./problems.js";
import type { Session, Sessions } from "./session.js";
import { hashOf, isOfBrowser, looksSealed, signInStates } from "./sign-in-state.js";

/** Only who the person is: what they may do is decided here, and nothing of theirs is read. */
const SCOPES = ["spark:people_read"];
const LIFE_MS = 10 * 60_000;

/** A person signs in to a page. Refusals are Problems. */
export interface SignIn {
  /** Where this browser goes to sign in for a page, named by its path below `PUBLIC_URL`. */
  begin(page: string, nonce: string): string;
  /** Whether a callback's `state` belongs to a page and not to a connection. */
  isOurs(state: string | undefined): boolean;
  /** Who signed in, and the path of the page they want. */
  finish(callback: Callback): Promise<{ readonly page: string; readonly session: Session }>;
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
      log.error({ outcome: outcome.kind, reason: outcome.reason }, "a visitor's sign-in could not be completed");
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
    begin(page, nonce) {
      const codeVerifier = deps.randomBytes(32).toString("base64url");
      const expiresAt = clock.now() + LIFE_MS;
      const state = states.write({ page, codeVerifier, nonceHash: hashOf(nonce), expiresAt });
      return oauth.authorizeUrl({ state, codeChallenge: codeChallenge(codeVerifier), scopes: SCOPES });
    },
    async finish({ state = "", code, error, nonce }) {
      const begun = states.read(state);
      if (!begun || clock.now() >= begun.expiresAt) throw signInOver();
      if (!isOfBrowser(begun, nonce)) throw otherBrowser();
      if (error !== undefined || code === undefined) {
        log.warn({ error: error?.slice(0, 100) }, "a visitor's sign-in ended without a code");
        throw signInDeclined(error);
      }
      const { personId, email, name } = await readPerson(code, begun.codeVerifier);
      log.info({ personId }, "a visitor signed in");
      return { page: begun.page, session: deps.sessions.begin({ personId, email, name }) };
    },
  };
}
