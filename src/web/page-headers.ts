import type { RequestHandler } from "express";
import helmet from "helmet";
import { pageStyleHash } from "./page-style.js";

/** Nothing may be loaded, framed, remembered or told to other sites; the one style is allowed by its hash. */
export function pageHeaders(): RequestHandler {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [pageStyleHash],
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
