import type { IncomingMessage, Messenger } from "../webex/types.js";
import type { Answering } from "./answer.js";
import { claimedWork } from "./claimed-work.js";
import { editedQuestion } from "./lost-question.js";
import type { Once } from "./once.js";
import type { KeepOpen } from "./open-question.js";
import { type PostDeps, postOutcome } from "./post-outcome.js";
import { stripMention } from "./strip-mention.js";
import { createWorkProgress } from "./work-progress.js";

interface MessageDeps extends PostDeps {
  readonly messenger: Messenger;
  readonly answering: Answering;
  readonly once: Once;
  readonly keepOpen?: KeepOpen | undefined;
  readonly botPersonId: string;
  readonly botName: string;
}

/**
 * The whole way of one message, from mention to answer. Never rejects: whatever cannot be posted is in the log.
 * `edited` tells that its words were changed after they were sent; then the new question is offered, not answered.
 */
export function createHandleMessage(deps: MessageDeps) {
  const { answering, once, log, botPersonId, botName } = deps;
  return async (message: IncomingMessage, edited = false): Promise<void> => {
    if (message.personId === botPersonId) return;
    try {
      const claim = once.claim(edited ? `${message.id}|edited` : message.id);
      if (!claim.first) return;
      const text = stripMention(message, { personId: botPersonId, displayName: botName });
      const { spaceId, spaceType, personId, personEmail, parentId } = message;
      const place = { to: { spaceId }, ...(parentId === undefined ? {} : { parentId }) };
      const progress = createWorkProgress();
      const work = edited
        ? Promise.resolve({ problem: editedQuestion(text) })
        : answering.answer({
            text,
            asker: { personId, personEmail, spaceId, spaceType },
            parentId: parentId ?? message.id,
            files: message.files,
            progress: progress.report,
          });
      const claimed = claimedWork(claim, work, log);
      const event = { id: message.id, resource: "messages", spaceId, personId } as const;
      const question = edited ? undefined : deps.keepOpen?.(event, text, claimed.mine);
      await postOutcome({ place, about: text, progress, question, ...claimed }, deps).finally(question?.close);
    } catch (error) {
      log.error({ err: error, messageId: message.id, spaceId: message.spaceId }, "an answer could not be posted");
    }
  };
}
