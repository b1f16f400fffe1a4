import express, { type Router } from "express";
import { Problem } from "../../errors.js";
import type { Visits } from "../../recordings/visit.js";
import { isSameOrigin } from "../session/is-same-origin.js";
import type { PageSignIn } from "../session/page-sign-in.js";
import { foreignRequest } from "./problems.js";

interface SignInRoutesDeps {
  readonly publicUrl: string;
  readonly signIn: PageSignIn;
  readonly visits: Visits;
  /** The page, once somebody may see it. */
  readonly page: () => Promise<string>;
}

/** Those for whom another account may help. */
const wrongPerson: readonly Problem["code"][] = ["not-a-listener", "not-a-member"];

/** `GET /recordings/:ticket`, which asks for a sign-in when there is none, and `POST …/sign-out`. */
export function createSignInRoutes(deps: SignInRoutesDeps): Router {
  const { publicUrl, signIn, visits } = deps;
  const router = express.Router();

  router.get("/recordings/:ticket", async (request, response) => {
    const { ticket } = request.params;
    const ref = visits.open(ticket);
    const session = signIn.session(request);
    if (!session) return signIn.ask(`/recordings/${ticket}`, request, response);
    try {
      await visits.check(ref, session);
    } catch (thrown) {
      // Whoever opens the link once more is asked who they are, and may be somebody else.
      if (thrown instanceof Problem && wrongPerson.includes(thrown.code)) signIn.cookie.drop(response);
      throw thrown;
    }
    response.type("html").send(await deps.page());
  });

  router.post("/recordings/:ticket/sign-out", (request, response) => {
    if (!isSameOrigin(request.headers, publicUrl)) throw foreignRequest();
    signIn.cookie.drop(response);
    response.sendStatus(204);
  });
  return router;
}
