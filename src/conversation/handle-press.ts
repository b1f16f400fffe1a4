import { asProblem, Problem } from "../errors.js";
import type { Asker } from "../orgs/access.js";
import type { ButtonPress, Spaces } from "../webex/types.js";
import type { Answering, Outcome } from "./answer.js";
import { askFromButton } from "./ask-from-button.js";
import { claimedWork } from "./claimed-work.js";
import type { Once } from "./once.js";
import type { KeepOpen } from "./open-question.js";
import { type PostDeps, postOutcome } from "./post-outcome.js";
import { createWorkProgress, type WorkProgress } from "./work-progress.js";

interface PressDeps extends PostDeps {
  readonly answering: Answering;
  readonly once: Once;
  readonly keepOpen?: KeepOpen | undefined;
  readonly spaces: Spaces;
  readonly botPersonId: string;
}

/**
 * The whole way of one press: its sentence is asked by the person who pressed, and answered with a message of its own in
 * the card's space. Never rejects: whatever cannot be posted is in the log.
 */
export function createHandlePress(deps: PressDeps) {
  const { answering, once, spaces, log, botPersonId } = deps;

  /** Who pressed, from Webex and never from the card. */
  async function findAsker({ personId, spaceId }: ButtonPress): Promise<Asker> {
    const [members, spaceType] = await Promise.all([spaces.members(spaceId), spaces.type(spaceId)]);
    const member = members.find((each) => each.personId === personId);
    if (!member)
      throw new Problem("not-a-member", {
        say: "You pressed a button in a space that you are not in.",
        next: "Ask again in a space that you are a member of.",
      });
    return { personId, personEmail: member.personEmail, spaceId, spaceType };
  }

  async function answerPress(press: ButtonPress, text: string, progress: WorkProgress["report"]): Promise<Outcome> {
    try {
      return await answering.answer({ text, asker: await findAsker(press), progress });
    } catch (error) {
      const problem = asProblem(error);
      const facts = { problem: problem.code, spaceId: press.spaceId, err: problem.cause };
      log[problem.code === "internal" ? "error" : "info"](facts, "a press was not answered");
      return { problem };
    }
  }

  return async (press: ButtonPress): Promise<void> => {
    if (press.personId === botPersonId) return;
    try {
      const claim = once.claim(press.id);
      if (!claim.first) return;
      const sentence = readSentence(press);
      const progress = createWorkProgress();
      const work =
        "problem" in sentence ? Promise.resolve(sentence) : answerPress(press, sentence.text, progress.report);
      const about = "text" in sentence ? sentence.text : "";
      const place = { to: { spaceId: press.spaceId } };
      const claimed = claimedWork(claim, work, log);
      const { id, spaceId, personId } = press;
      const question = deps.keepOpen?.({ id, resource: "attachmentActions", spaceId, personId }, about, claimed.mine);
      await postOutcome({ place, about, progress, question, ...claimed }, deps).finally(question?.close);
    } catch (error) {
      log.error({ err: error, pressId: press.id, spaceId: press.spaceId }, "a press could not be answered");
    }
  };
}

function readSentence(press: ButtonPress): { readonly text: string } | { readonly problem: Problem } {
  try {
    return { text: askFromButton(press.inputs) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}
