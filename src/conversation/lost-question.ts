import { Problem } from "../errors.js";
import type { Log } from "../log.js";
import { asButton, helpAsk } from "./parse-problems.js";
import { type PostDeps, postOutcome } from "./post-outcome.js";

const LONGEST_OFFER = 500;

/** A question that was changed after it was sent: answering it again would leave two answers to one message. */
export function editedQuestion(text: string): Problem {
  const again = text !== "" && text.length <= LONGEST_OFFER;
  return new Problem("question-edited", {
    say: "You changed a question that I had already read; my answer is to what it said before.",
    next: again ? "Press the button to ask it as it stands now." : "Ask again in a new message.",
    asks: [again ? asButton(text) : helpAsk],
  });
}

const deletedQuestion = (): Problem =>
  new Problem("question-deleted", {
    say: "A question in this space was deleted before I could read it.",
    next: "If it still matters, ask it again in a new message.",
  });

const unreadQuestion = (): Problem =>
  new Problem("upstream-unavailable", {
    say: "I was asked something here, and Webex did not let me read it although I tried several times.",
    next: "Ask it again in a new message.",
  });

type LostDeps = PostDeps & { readonly log: Log };

/** Tells a space that a question was deleted before it could be read. Never rejects. */
export const createHandleVanished = (deps: LostDeps) => createTell(deletedQuestion, deps);

/** Tells a space that Webex did not hand over a question or a press. Never rejects. */
export const createHandleUnread = (deps: LostDeps) => createTell(unreadQuestion, deps);

function createTell(problem: () => Problem, deps: LostDeps) {
  return async (spaceId: string): Promise<void> => {
    const outcome = Promise.resolve({ problem: problem() });
    await postOutcome({ place: { to: { spaceId } }, about: "", outcome, mine: Promise.resolve(true) }, deps).catch(
      (error: unknown) => deps.log.warn({ err: error, spaceId }, "a space could not be told of a lost question"),
    );
  };
}
