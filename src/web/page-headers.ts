import type { RequestHandler } from "express";
import helmet from "helmet";
import { pageStyleHash } from "./page-style.js";

/** What a page may do besides having its own style: nothing, load this host's script, sound and answers, or send a form to this host. */
type Allowance = "nothing" | "player" | "form";

const own = ["'self'"];
const directives = {
  nothing: { styleSrc: [pageStyleHash] },
  form: { styleSrc: [pageStyleHash] },
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
        formAction: allow === "form" ? own : ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Without any referrer browsers say that a form comes from nowhere, and it could not be told from a foreign one.
    referrerPolicy: { policy: allow === "form" ? "same-origin" : "no-referrer" },
    xFrameOptions: { action: "deny" },
  });
  return (request, response, next) => {
    response.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });
    protect(request, response, next);
  };
}
