import { type BenchCloud, speaker } from "../../../bench/open-cloud.js";
import type { StateMessage } from "../../../src/sandbox/drive/show-state.js";
import { bot } from "../../../src/sandbox/world.js";
import { until } from "./until.js";

/** One question, asked in a thread of its own, so that every answer is known to be its answer. */
export interface Asked {
  /** Of the message. */
  readonly id: string;
  readonly space: string;
  readonly text: string;
  /** The bot's messages in the thread as they stand now, those that were deleted left out. */
  answers(): readonly StateMessage[];
}

/** People who ask and count what comes back. */
export interface Asking {
  ask(space: string, text: string, from?: string): Asked;
  /** Waits until each has a card in its thread. */
  answered(questions: readonly Asked[], withinMs?: number): Promise<void>;
  /** What the bot has posted in a space outside of threads. */
  posts(space: string): readonly StateMessage[];
  stop(): void;
}

const isAnswer = ({ cards }: StateMessage) => cards.length > 0;

/**
 * Begins to listen to a cloud. Must be called while no webhook is there: each space gets `perSpace` threads, whose first messages
 * have to mention the bot, because it may answer only in threads that it may read, and must not be questions themselves.
 */
export function askAround(cloud: Pick<BenchCloud, "say" | "onMessage" | "spaces">, perSpace: number): Asking {
  const roots = new Map(
    cloud.spaces.map(({ title }) => [
      title,
      Array.from({ length: perSpace }, () => cloud.say({ space: title, from: speaker, text: "hello" }).id),
    ]),
  );
  const threads = new Map<string, Map<string, StateMessage>>();
  const stop = cloud.onMessage(({ kind, space, message }) => {
    if (message.personEmail !== bot.email) return;
    const place = message.parentId ?? space.title;
    const thread = threads.get(place) ?? new Map<string, StateMessage>();
    threads.set(place, thread);
    if (kind === "deleted") thread.delete(message.id);
    else thread.set(message.id, message);
  });
  const messagesAt = (place: string) => [...(threads.get(place)?.values() ?? [])];
  return {
    ask: (space, text, from = speaker) => {
      const root = roots.get(space)?.pop();
      if (root === undefined) throw new Error(`${space} has no thread left`);
      const { id } = cloud.say({ space, from, text, parent: root });
      return { id, space, text, answers: () => messagesAt(root) };
    },
    answered: (questions, withinMs) => {
      const open = () => questions.filter((question) => !question.answers().some(isAnswer));
      return until(
        () => open().length === 0,
        () => `${open().length} of ${questions.length} answers`,
        withinMs,
      );
    },
    posts: messagesAt,
    stop,
  };
}
