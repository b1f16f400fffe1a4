import type { Request, Response } from "express";
import type { Clock } from "../../clock.js";
import type { Config } from "../../config.js";
import type { Log } from "../../log.js";
import type { OAuth } from "../../orgs/oauth.js";
import { createSessions, type Session, type Sessions } from "../../orgs/session/session.js";
import { createSignIn } from "../../orgs/session/sign-in.js";
import type { RandomBytes } from "../../orgs/tickets.js";
import { browserCookie } from "../browser-cookie.js";
import type { Returning } from "../pages.js";
import { type SessionCookie, sessionCookie } from "./session-cookie.js";

/** How people sign in to pages. One session serves all of them; each page looks at the rights for itself. */
export interface PageSignIn {
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  /** Who is signed in; undefined when nobody is or it has run out. */
  session(request: Request): Session | undefined;
  /** Sends the browser to Webex, and from there back to the page of this path. */
  ask(page: string, request: Request, response: Response): void;
  /** The other end of the sign-in: back to the page that was wanted, which then looks at the rights. */
  readonly returning: Returning;
}

/** Joins the sign-in, the session and the cookies that carry them. */
export function createPageSignIn(deps: {
  readonly config: Pick<Config, "publicUrl" | "webexApiUrl" | "encryptionKeys">;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
  readonly oauth: OAuth;
}): PageSignIn {
  const { config, clock } = deps;
  const { publicUrl, encryptionKeys: keys, webexApiUrl } = config;
  const sessions = createSessions(keys, clock);
  const cookie = sessionCookie(publicUrl, sessions, clock);
  /** Ties a sign-in to the browser it was begun in. */
  const nonces = browserCookie(publicUrl, "listen");
  const signIn = createSignIn({ ...deps, webexApiUrl, keys, sessions });
  return {
    sessions,
    cookie,
    session: (request) => sessions.read(cookie.read(request)),
    ask(page, request, response) {
      const nonce = nonces.read(request.headers.cookie) ?? deps.randomBytes(32).toString("base64url");
      response.cookie(nonces.name, nonce, nonces.options).redirect(signIn.begin(page, nonce));
    },
    returning: {
      isOurs: signIn.isOurs,
      async finish(callback, request, response) {
        const { page, session } = await signIn.finish({ ...callback, nonce: nonces.read(request.headers.cookie) });
        cookie.keep(response, session);
        response.redirect(`${publicUrl}${page}`);
      },
    },
  };
}
