import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { EncryptionKey } from "../../store/encryption-keys.js";
import { type SealedJson, sealedJson } from "../../store/sealed-json.js";

const stateSchema = z.object({
  /** The path of the page that is wanted, below `PUBLIC_URL`. */
  page: z.string(),
  codeVerifier: z.string(),
  /** SHA-256 of what the browser's cookie holds. */
  nonceHash: z.string(),
  expiresAt: z.number(),
});

/** A sign-in under way. It travels as `state` through Webex and back, so nothing is kept for visitors who never return. */
export type SignInState = z.infer<typeof stateSchema>;

const LONGEST = 4096;
const place = { table: "pages", id: "sign-in", field: "state" };

/** States are encrypted: the verifier in them must not be read on the way. */
export const signInStates = (keys: readonly EncryptionKey[]): SealedJson<SignInState> =>
  sealedJson(stateSchema, place, keys, LONGEST);

/** Sealed texts begin with a key's id; the states of a connection look different. */
export const looksSealed = (state: string): boolean => /^[0-9a-f]{12}\./.test(state);

/** What is kept of a browser's cookie in its state. */
export const hashOf = (nonce: string): string => createHash("sha256").update(nonce).digest("base64url");

/** True when the state was made for the browser with this cookie. */
export function isOfBrowser(state: SignInState, nonce: string | undefined): boolean {
  const given = Buffer.from(hashOf(nonce ?? ""));
  const expected = Buffer.from(state.nonceHash);
  return nonce !== undefined && given.length === expected.length && timingSafeEqual(given, expected);
}
