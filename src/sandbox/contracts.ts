import type { RequestHandler } from "express";

/** What a bearer token says, as sign-in issued it. */
export interface TokenIdentity {
  readonly personUuid: string;
  /** Plain UUID. */
  readonly orgId: string;
  readonly admin: boolean;
  /** Contact-centre supervisor: may fetch captures without being an administrator. */
  readonly supervisor?: boolean;
  readonly scopes: readonly string[];
  /** The integration the token was issued to; the 300-a-minute limit counts by it. */
  readonly clientId: string;
}

/** How the Contact Center side learns who calls: undefined for a token that is unknown, expired or revoked. */
export type Identify = (bearer: string) => TokenIdentity | undefined;

/** One region's Contact Center API as an Express handler, mounted at `/wxcc/<region>`. */
export type RegionHandler = (region: string) => RequestHandler;

/** How an event leaves the cloud for whoever subscribed to it. */
export interface EventEdge {
  /** Nothing is sent any more. */
  readonly signal: AbortSignal;
  /** Whether it was answered with 2xx in time; undefined when it was never really sent. Never rejects. */
  send(event: {
    /** `capture:available`: faults name it. */
    readonly type: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }): Promise<boolean | undefined>;
}
