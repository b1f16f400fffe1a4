import { Router } from "express";
import type { Clock } from "../../../clock.js";
import type { Identify, TokenIdentity } from "../../contracts.js";
import type { SandboxPerson } from "../../world.js";
import type { Caller } from "../answer-call.js";
import type { Directory } from "../directory.js";
import { badRequest } from "../refusal.js";
import { authorizeRoutes } from "./authorize-routes.js";
import { createCodes } from "./codes.js";
import { createGrants, type Lifetimes, type TokenAnswer } from "./grants.js";
import type { Integration } from "./read-authorize.js";
import { BOT_SCOPES } from "./scopes.js";
import { tokenRoutes } from "./token-routes.js";

/** Webex sign-in: the pages, the token endpoint, and who a token belongs to. */
export interface SignIn {
  readonly routes: Router;
  callerOf(bearer: string): Caller | undefined;
  readonly identify: Identify;
  /** Tokens as if the person had signed in and accepted. Throws a 400 Refusal for an unknown e-mail address. */
  issueGrant(order: { email: string; scopes: readonly string[] }): TokenAnswer;
  revoke(orgId: string): void;
  forgetCodes(): void;
}

/** Sign-in for one integration, and the token of one bot. */
export function createSignIn(deps: {
  clock: Clock;
  directory: Directory;
  integration: Integration;
  bot: { readonly person: SandboxPerson; readonly token: string };
  lifetimes: Lifetimes;
}): SignIn {
  const { directory, integration, bot } = deps;
  const codes = createCodes(deps.clock, deps.lifetimes.codeSeconds);
  const grants = createGrants(deps.clock, deps.lifetimes);
  // The bot's token comes from the developer portal, belongs to no integration and does not expire.
  const botCaller: Caller = { person: bot.person, scopes: BOT_SCOPES, clientId: `bot-${bot.person.uuid}` };

  const callerOf = (bearer: string) => (bearer === bot.token ? botCaller : grants.identify(bearer));

  const identify = (bearer: string): TokenIdentity | undefined => {
    const caller = callerOf(bearer);
    if (!caller) return undefined;
    const { person, scopes, clientId } = caller;
    const { uuid: personUuid, orgId, admin, supervisor = false } = person;
    return { personUuid, orgId, admin, supervisor, scopes, clientId };
  };

  const routes = Router();
  routes.use(authorizeRoutes(integration, directory, codes));
  routes.use(tokenRoutes(integration, codes, grants));

  return {
    routes,
    callerOf,
    identify,
    issueGrant: ({ email, scopes }) => {
      const person = directory.byEmail(email);
      if (!person || person.bot) throw badRequest(`There is nobody with the e-mail address ${email} to sign in as.`);
      return grants.issue({ person, scopes, clientId: integration.clientId });
    },
    revoke: grants.revoke,
    forgetCodes: codes.clear,
  };
}
