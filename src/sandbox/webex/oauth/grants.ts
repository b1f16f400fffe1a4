import { randomBytes } from "node:crypto";
import type { Clock } from "../../../clock.js";
import type { SandboxPerson } from "../../world.js";

/** How long codes and tokens are good for. */
export interface Lifetimes {
  readonly codeSeconds: number;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
}

/** Five minutes for a code; 14 and 90 days for tokens, as Webex's own sample answers have them. */
export const usualLifetimes: Lifetimes = { codeSeconds: 300, accessSeconds: 1_209_600, refreshSeconds: 7_776_000 };

/** What `POST /v1/access_token` answers. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
  readonly token_type: "Bearer";
  readonly scope: string;
}

interface Holder {
  readonly person: SandboxPerson;
  readonly scopes: readonly string[];
  readonly clientId: string;
}

/** Tokens in force. */
export interface Grants {
  issue(holder: Holder): TokenAnswer;
  /** A new pair for a refresh token, which dies with it; undefined when it is unknown, used, expired or revoked. */
  refresh(refreshToken: string, clientId: string): TokenAnswer | undefined;
  /** Whose token it is, while it is in force. */
  identify(accessToken: string): Holder | undefined;
  /** Ends every grant of an organisation, as its administrator can in Control Hub. */
  revoke(orgId: string): void;
}

interface Live extends Holder {
  readonly expiresAt: number;
}

/** The real shape: opaque part (without an underscore), identity cluster, organisation. */
const makeToken = (orgId: string) => `${randomBytes(36).toString("hex")}_SBX1_${orgId}`;

/** No tokens yet. */
export function createGrants(clock: Clock, lifetimes: Lifetimes): Grants {
  const access = new Map<string, Live>();
  const refresh = new Map<string, Live>();

  const find = (tokens: Map<string, Live>, token: string) => {
    const live = tokens.get(token);
    return live && clock.now() < live.expiresAt ? live : undefined;
  };

  function issue(holder: Holder): TokenAnswer {
    const now = clock.now();
    const answer: TokenAnswer = {
      access_token: makeToken(holder.person.orgId),
      expires_in: lifetimes.accessSeconds,
      refresh_token: makeToken(holder.person.orgId),
      refresh_token_expires_in: lifetimes.refreshSeconds,
      token_type: "Bearer",
      scope: holder.scopes.join(" "),
    };
    access.set(answer.access_token, { ...holder, expiresAt: now + lifetimes.accessSeconds * 1000 });
    refresh.set(answer.refresh_token, { ...holder, expiresAt: now + lifetimes.refreshSeconds * 1000 });
    return answer;
  }

  return {
    issue,
    refresh: (refreshToken, clientId) => {
      const live = find(refresh, refreshToken);
      if (live?.clientId !== clientId) return undefined;
      refresh.delete(refreshToken);
      return issue(live);
    },
    identify: (accessToken) => find(access, accessToken),
    revoke: (orgId) => {
      for (const tokens of [access, refresh])
        for (const [token, { person }] of tokens) if (person.orgId === orgId) tokens.delete(token);
    },
  };
}
