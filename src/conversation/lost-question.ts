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

/** Tells a space that a question was deleted before it could be read. Never rejects. */
export function createHandleVanished(deps: PostDeps & { readonly log: Log }) {
  return async (spaceId: string): Promise<void> => {
    const outcome = Promise.resolve({ problem: deletedQuestion() });
    await postOutcome({ place: { to: { spaceId } }, about: "", outcome, mine: Promise.resolve(true) }, deps).catch(
      (error: unknown) => deps.log.warn({ err: error, spaceId }, "a space could not be told of a deleted question"),
    );
  };
}
