import express, { Router } from "express";
import { z } from "zod";
import { readInput } from "../read-input.js";
import { badRequest, Refusal } from "../refusal.js";
import { type Codes, verifiesChallenge } from "./codes.js";
import type { Grants, TokenAnswer } from "./grants.js";
import type { Integration } from "./read-authorize.js";

const common = { client_id: z.string(), client_secret: z.string() };
const bodySchema = z.discriminatedUnion("grant_type", [
  z.object({
    grant_type: z.literal("authorization_code"),
    ...common,
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().optional(),
  }),
  z.object({ grant_type: z.literal("refresh_token"), ...common, refresh_token: z.string() }),
]);
type TokenRequest = z.infer<typeof bodySchema>;

/** `POST /access_token`: codes and refresh tokens become tokens. Form-encoded only. */
export function tokenRoutes(integration: Integration, codes: Codes, grants: Grants): Router {
  const router = Router();

  function exchange(request: TokenRequest): TokenAnswer {
    if (request.client_id !== integration.clientId || request.client_secret !== integration.clientSecret)
      throw new Refusal(401, "invalid_client: the client id or the client secret is wrong.");
    if (request.grant_type === "refresh_token") {
      const answer = grants.refresh(request.refresh_token, request.client_id);
      if (!answer) throw badRequest("invalid_grant: the refresh token is unknown, used, expired or revoked.");
      return answer;
    }
    const consent = codes.take(request.code);
    if (!consent) throw badRequest("invalid_grant: the code is unknown, used or expired.");
    if (consent.redirectUri !== request.redirect_uri)
      throw badRequest("invalid_grant: the redirect_uri is not the one the code was issued for.");
    if (!verifiesChallenge(consent.challenge, request.code_verifier))
      throw badRequest("invalid_grant: the code_verifier does not belong to the code_challenge.");
    return grants.issue(consent);
  }

  router.post("/access_token", express.urlencoded({ extended: false }), (req, res) => {
    if (!req.is("application/x-www-form-urlencoded"))
      throw new Refusal(415, "The body must be application/x-www-form-urlencoded.");
    res.json(exchange(readInput(bodySchema, req.body)));
  });
  return router;
}
