import type { CookieOptions } from "express";

/** The cookie that ties a sign-in to the browser it was started in. */
export interface BrowserCookie {
  readonly name: string;
  readonly options: CookieOptions;
  /** This browser's value in a `Cookie` header; undefined when absent or not one of ours. */
  read(header: string | undefined): string | undefined;
}

const LIFE_MS = 10 * 60_000;

/** `Lax`, because the browser comes back from Webex by a link; on https the name's prefix forbids other hosts to set it. */
export function browserCookie(publicUrl: string): BrowserCookie {
  const secure = publicUrl.startsWith("https:");
  const name = `${secure ? "__Host-" : ""}floorwalker-sign-in`;
  return {
    name,
    options: { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: LIFE_MS },
    read: (header = "") =>
      header
        .split(";")
        .map((pair) => pair.trim().split("="))
        .find(([key, value = ""]) => key === name && /^[\w-]{43}$/.test(value))?.[1],
  };
}
