import type { Drain } from "../drain.js";
import type { Receivers } from "../webex/receive.js";
import type { Spaces } from "../webex/types.js";
import type { Bot } from "../webex/who-am-i.js";
import type { Answering } from "./answer.js";
import { createHandleMessage } from "./handle-message.js";
import { createHandlePress } from "./handle-press.js";
import { createHandleUnread, createHandleVanished } from "./lost-question.js";
import type { Once } from "./once.js";
import type { KeepOpen } from "./open-question.js";
import type { PostDeps } from "./post-outcome.js";

/** What becomes of everything that Webex brings. The drain waits for it. */
export function createReceivers(
  bot: Bot,
  deps: PostDeps & {
    readonly answering: Answering;
    readonly once: Once;
    /** With other instances that answer what this one leaves when it dies. */
    readonly keepOpen?: KeepOpen | undefined;
    readonly spaces: Spaces;
    readonly drain: Pick<Drain, "track">;
  },
): Receivers {
  const { track } = deps.drain;
  const named = { ...deps, botPersonId: bot.personId, botName: bot.displayName };
  const handleMessage = createHandleMessage(named);
  const handlePress = createHandlePress(named);
  const handleVanished = createHandleVanished(deps);
  const handleUnread = createHandleUnread(deps);
  return {
    message: (message, edited) => track(handleMessage(message, edited), "message"),
    press: (press) => track(handlePress(press), "press"),
    vanished: (spaceId) => track(handleVanished(spaceId), "vanished"),
    unread: (spaceId) => track(handleUnread(spaceId), "unread"),
  };
}
