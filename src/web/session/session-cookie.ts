import type { Request, Response } from "express";
import type { Clock } from "../../clock.js";
import type { Session, Sessions } from "../../orgs/session/session.js";
import { ownCookie, readCookies } from "../browser-cookie.js";

/** The cookie that a visitor's session lives in. */
export interface SessionCookie {
  /** As it came; whether it is a session is for {@link Sessions} to say. */
  read(request: Request): string | undefined;
  keep(response: Response, session: Session): void;
  drop(response: Response): void;
}

/** The browser forgets it when the session runs out. */
export function sessionCookie(publicUrl: string, sessions: Pick<Sessions, "write">, clock: Clock): SessionCookie {
  const { name, options } = ownCookie(publicUrl, "listener");
  return {
    read: (request) => readCookies(request.headers.cookie, name)[0],
    keep: (response, session) =>
      void response.cookie(name, sessions.write(session), { ...options, maxAge: session.expiresAt - clock.now() }),
    drop: (response) => void response.clearCookie(name, options),
  };
}
