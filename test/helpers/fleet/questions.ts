import type { StateMessage } from "../../../src/sandbox/drive/show-state.js";
import type { Asked, Asking } from "./ask-around.js";

const USUAL = ["queue stats today", "agent stats today", "queues now"];

/** A burst in the spaces in turn: the usual questions, which share what they read. */
export const askMany = (asking: Asking, count: number, spaces: number): readonly Asked[] =>
  Array.from({ length: count }, (_, index) =>
    asking.ask(`Bench ${1 + (index % spaces)}`, USUAL[index % USUAL.length] ?? "queues now"),
  );

/** A burst in which no two questions share what they read: each about a part of a day of its own. */
export const askApart = (asking: Asking, count: number, spaces: number, hour = 9): readonly Asked[] =>
  Array.from({ length: count }, (_, index) =>
    asking.ask(
      `Bench ${1 + (index % spaces)}`,
      `queue stats 2026-11-${String(1 + (index % 19)).padStart(2, "0")} 0${hour}:00-1${Math.floor(index / 19)}:00`,
    ),
  );

/** How many answers each question has: one is right, none is lost, two are one too many. */
export const answerCounts = (questions: readonly Asked[]): readonly number[] =>
  questions.map((question) => question.answers().length);

/** Questions with more than one message of the bot below them. */
export const doubled = (questions: readonly Asked[]): readonly Asked[] =>
  questions.filter((question) => question.answers().length > 1);

/** What a message shows, its card included. */
export const shown = (message: StateMessage | undefined): string =>
  message ? `${message.markdown ?? message.text} ${JSON.stringify(message.cards)}` : "";
