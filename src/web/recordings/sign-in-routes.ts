import express, { type Router } from "express";
import { Problem } from "../../errors.js";
import type { RandomBytes } from "../../orgs/tickets.js";
import type { SignIn } from "../../recordings/session/sign-in.js";
import type { Visits } from "../../recordings/session/visit.js";
import type { BrowserCookie } from "../browser-cookie.js";
import type { Returning } from "../pages.js";
import { isSameOrigin } from "./is-same-origin.js";
import { foreignRequest } from "./problems.js";
import type { SessionCookie } from "./session-cookie.js";

interface SignInRoutesDeps {
  readonly publicUrl: string;
  readonly signIn: SignIn;
  readonly visits: Visits;
  /** Ties a sign-in to the browser it was begun in. */
  readonly nonces: BrowserCookie;
  readonly cookie: SessionCookie;
  readonly randomBytes: RandomBytes;
  /** The page, once somebody may see it. */
  readonly page: () => Promise<string>;
}

/** Those for whom another account may help. */
const wrongPerson: readonly Problem["code"][] = ["not-a-listener", "not-a-member"];

/** `GET /recordings/:ticket`, which asks for a sign-in when there is none, and `POST …/sign-out`. */
export function createSignInRoutes(deps: SignInRoutesDeps): Router {
  const { publicUrl, signIn, visits, nonces, cookie } = deps;
  const router = express.Router();

  router.get("/recordings/:ticket", async (request, response) => {
    const { ticket } = request.params;
    const ref = visits.open(ticket);
    const session = visits.session(cookie.read(request));
    if (!session) {
      const nonce = nonces.read(request.headers.cookie) ?? deps.randomBytes(32).toString("base64url");
      response.cookie(nonces.name, nonce, nonces.options).redirect(signIn.begin(ticket, nonce));
      return;
    }
    try {
      await visits.check(ref, session);
    } catch (thrown) {
      // Whoever opens the link once more is asked who they are, and may be somebody else.
      if (thrown instanceof Problem && wrongPerson.includes(thrown.code)) cookie.drop(response);
      throw thrown;
    }
    response.type("html").send(await deps.page());
  });

  router.post("/recordings/:ticket/sign-out", (request, response) => {
    if (!isSameOrigin(request.headers, publicUrl)) throw foreignRequest();
    cookie.drop(response);
    response.sendStatus(204);
  });
  return router;
}

/** The other end of the sign-in: back to the page that was wanted, which then looks at the rights. */
export const returningListeners = ({
  publicUrl,
  signIn,
  nonces,
  cookie,
}: Pick<SignInRoutesDeps, "publicUrl" | "signIn" | "nonces" | "cookie">): Returning => ({
  isOurs: signIn.isOurs,
  async finish(callback, request, response) {
    const { ticket, session } = await signIn.finish({ ...callback, nonce: nonces.read(request.headers.cookie) });
    cookie.keep(response, session);
    response.redirect(`${publicUrl}/recordings/${ticket}`);
  },
});
