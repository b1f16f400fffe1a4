import type { RequestHandler } from "express";
import helmet from "helmet";
import { pageStyleHash } from "./page-style.js";

/** What a page may load besides its own style: nothing, or this host's script, sound and answers. */
type Allowance = "nothing" | "player";

const own = ["'self'"];
const directives = {
  nothing: { styleSrc: [pageStyleHash] },
  player: {
    styleSrc: [...own, pageStyleHash],
    scriptSrc: own,
    connectSrc: own,
    mediaSrc: own,
    imgSrc: [...own, "data:"],
  },
} as const satisfies Record<Allowance, Record<string, readonly string[]>>;

/** Nothing may be framed, remembered or told to other sites, and nothing loaded from them; the one style is allowed by its hash. */
export function pageHeaders(allow: Allowance = "nothing"): RequestHandler {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        ...directives[allow],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
  });
  return (request, response, next) => {
    response.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });
    protect(request, response, next);
  };
}
