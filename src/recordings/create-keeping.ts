import type { Services } from "../commands/command.js";
import type { PostDeps } from "../conversation/post-outcome.js";
import type { Drain } from "../drain.js";
import { createPostingRights } from "../orgs/posting-rights.js";
import type { WebexApi } from "../webex/api.js";
import { createWasPosted } from "../webex/was-posted.js";
import type { Bot } from "../webex/who-am-i.js";
import { createDrawPromised } from "./draw-promised.js";
import { createFulfilWait } from "./fulfil-wait.js";
import { type KeepingDeps, keepPromises } from "./keep-promises.js";

/** Joins what keeps promises; the result runs until its signal is aborted and never rejects. */
export function createKeeping(
  deps: PostDeps &
    Pick<KeepingDeps, "random" | "alarm" | "listenTo"> & {
      readonly services: Services;
      readonly drain: Pick<Drain, "track">;
      readonly webex: WebexApi;
      readonly bot: Pick<Bot, "personId">;
    },
): (signal: AbortSignal) => Promise<void> {
  const { services, webex } = deps;
  const { store, spaces, captures } = services;
  const botPersonId = deps.bot.personId;
  const fulfil = createFulfilWait({
    ...deps,
    store,
    rights: createPostingRights({ store, spaces, botPersonId }),
    draw: createDrawPromised(services),
    wasPosted: createWasPosted(webex, botPersonId),
  });
  return (signal) => keepPromises({ ...deps, store, captures, fulfil, track: deps.drain.track }, signal);
}
