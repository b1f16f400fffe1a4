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
export function browserCookie(publicUrl: string, purpose: "sign-in" | "listen" = "sign-in"): BrowserCookie {
  const { name, options } = ownCookie(publicUrl, purpose);
  return {
    name,
    options: { ...options, maxAge: LIFE_MS },
    read: (header) => readCookies(header, name).find((value) => /^[\w-]{43}$/.test(value)),
  };
}

/** A cookie that only this host can set and no script can read. */
export function ownCookie(publicUrl: string, purpose: string) {
  const secure = publicUrl.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", secure, path: "/" } as const satisfies CookieOptions;
  return { name: `${secure ? "__Host-" : ""}floorwalker-${purpose}`, options };
}

/** Every value of that name in a `Cookie` header, as it was sent. */
export const readCookies = (header: string | undefined, name: string): string[] =>
  (header ?? "").split(";").flatMap((pair) => {
    const [key, value = ""] = pair.trim().split("=");
    return key === name ? [value] : [];
  });
