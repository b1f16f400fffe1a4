import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../../../clock.js";
import type { SandboxPerson } from "../../world.js";

/** What somebody agreed to on the consent page. */
export interface Consent {
  readonly person: SandboxPerson;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly challenge: { readonly value: string; readonly method: "S256" | "plain" } | undefined;
}

/** Authorization codes: each is good once and for a short time. */
export interface Codes {
  issue(consent: Consent): string;
  /** The consent, and the code is spent; undefined for a code that is unknown, spent or too old. */
  take(code: string): Consent | undefined;
  clear(): void;
}

/** No codes yet; each lives for `lifetimeSeconds`. */
export function createCodes(clock: Clock, lifetimeSeconds: number): Codes {
  const pending = new Map<string, { consent: Consent; expiresAt: number }>();
  return {
    issue: (consent) => {
      const code = randomBytes(24).toString("hex");
      pending.set(code, { consent, expiresAt: clock.now() + lifetimeSeconds * 1000 });
      return code;
    },
    take: (code) => {
      const found = pending.get(code);
      pending.delete(code);
      return found && clock.now() < found.expiresAt ? found.consent : undefined;
    },
    clear: () => pending.clear(),
  };
}

/** Whether the verifier is the one the challenge was made from (RFC 7636); no challenge wants no verifier. */
export function verifiesChallenge(challenge: Consent["challenge"], verifier: string | undefined): boolean {
  if (!challenge) return true;
  if (verifier === undefined) return false;
  const made = challenge.method === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");
  return made === challenge.value;
}
