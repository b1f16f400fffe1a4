import type { Problem } from "../../errors.js";
import { h, setText } from "./element.js";
import type { SoundState } from "./sound.js";

/** What the line says about the sound, undefined when there is nothing to say. */
export const statusOf = ({ phase, playing }: Pick<SoundState, "phase" | "playing">): string => {
  if (phase === "renewing") return "The sound broke off. A fresh address is fetched; it goes on at the same place.";
  if (phase === "loading") return "Loading the recording…";
  if (phase === "buffering" && playing) return "Buffering…";
  return "";
};

/** One line that screen readers read out when it changes, and below it what went wrong with the way on. */
export function createStatusLine({ signInAddress }: { signInAddress: string }) {
  const text = h("p", { class: "status-text" });
  const trouble = h("div", { class: "trouble", hidden: true });
  const element = h("div", { class: "status", role: "status", "aria-live": "polite" }, text, trouble);
  let shown: Problem | undefined;

  return {
    element,
    say: (words: string) => setText(text, words),
    /** Nothing is retried when `retry` is undefined; a sign-in that has ended leads to signing in. */
    fail(problem: Problem | undefined, retry?: () => void) {
      if (problem === shown) return;
      shown = problem;
      trouble.hidden = problem === undefined;
      if (!problem) return trouble.replaceChildren();
      trouble.replaceChildren(...problemParts(problem, signInAddress, retry));
    },
  };
}

/** What happened, the next step, and the button or link that takes it. */
export function problemParts(problem: Problem, signInAddress: string, retry?: () => void): HTMLElement[] {
  const words = h("p", {}, h("strong", {}, problem.say), " ", problem.next);
  if (problem.code === "session-needed")
    return [words, h("a", { class: "action", href: signInAddress }, "Sign in again")];
  return retry ? [words, h("button", { type: "button", class: "action", onclick: retry }, "Try again")] : [words];
}
