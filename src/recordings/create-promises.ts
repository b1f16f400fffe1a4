import type { Services } from "../commands/command.js";
import type { PostDeps } from "../conversation/post-outcome.js";
import type { Drain } from "../drain.js";
import type { WorkQueue } from "../instances/work-queue.js";
import { createPostingRights } from "../orgs/posting-rights.js";
import type { WebexApi } from "../webex/api.js";
import { createFindPost } from "../webex/find-post.js";
import type { Bot } from "../webex/who-am-i.js";
import { createAlarm } from "./alarm.js";
import { createCaptureEvents, type EventsDeps } from "./capture-events.js";
import { type CaptureNews, type CaptureWaits, createCaptureWaits } from "./capture-waits.js";
import { createDrawPromised } from "./draw-promised.js";
import { createFulfilWait } from "./fulfil-wait.js";
import { keepPromises } from "./keep-promises.js";
import { createSharedAlarm, keepSharedPromises } from "./keep-shared-promises.js";

/** What is known of the service once Webex has said who the bot is. */
interface Voice extends PostDeps {
  readonly services: Services;
  readonly drain: Pick<Drain, "track">;
  readonly webex: WebexApi;
  readonly bot: Pick<Bot, "personId" | "displayName">;
}

/** Promises about recordings: how they are made, and how they are kept. */
export interface Promises {
  readonly waits: CaptureWaits & CaptureNews;
  /** Keeps them until the signal is aborted; never rejects. */
  keeper(voice: Voice): (signal: AbortSignal) => Promise<void>;
}

/** Joins what makes and keeps promises about recordings. */
export function createPromises(
  deps: Omit<EventsDeps, "alarm" | "store"> & {
    readonly store: Services["store"];
    readonly random: () => number;
    /** With several instances: any of them keeps what any of them promised. */
    readonly queue?: WorkQueue | undefined;
  },
): Promises {
  const { queue } = deps;
  const bell = createAlarm(deps.clock);
  const alarm = queue ? createSharedAlarm({ ...deps, queue }) : bell;
  const events = createCaptureEvents({ ...deps, alarm });
  return {
    waits: createCaptureWaits({ ...deps, alarm, events }),
    keeper(voice) {
      const { services, webex, drain } = voice;
      const { store, spaces, captures } = services;
      const botPersonId = voice.bot.personId;
      const fulfil = createFulfilWait({
        ...voice,
        store,
        rights: createPostingRights({ store, spaces, botPersonId }),
        draw: createDrawPromised(services),
        spaces,
        find: createFindPost({ api: webex, botPersonId }),
      });
      const looking = { ...deps, ...events, captures, fulfil, track: drain.track };
      return (signal) =>
        queue ? keepSharedPromises({ ...looking, queue }, signal) : keepPromises({ ...looking, alarm: bell }, signal);
    },
  };
}
