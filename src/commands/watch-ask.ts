import type { Watch } from "../wxcc/statistics/watch.js";
import type { Ask } from "./command.js";

/** Gives each piece of a question's work its own way to tell how far it is; the person sees the sum of them. */
export function watchAsk({ signal, progress }: Pick<Ask, "signal" | "progress">): () => Watch {
  const parts: { done: number; of: number }[] = [];
  const sum = (figure: "done" | "of") => parts.reduce((total, part) => total + part[figure], 0);
  return () => {
    const part = { done: 0, of: 0 };
    parts.push(part);
    return {
      signal,
      onProgress: (done, of, what) => {
        Object.assign(part, { done, of });
        progress(sum("done"), sum("of"), what);
      },
    };
  };
}
