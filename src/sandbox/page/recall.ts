/** Walks through what was said before, like a shell; `undefined` when there is nothing further that way. */
export interface Recall {
  /** `draft` is what stands in the composer now; it comes back at the end of the way. */
  older(draft: string): string | undefined;
  newer(): string | undefined;
  /** True while a recalled sentence is shown. */
  walking(): boolean;
  stop(): void;
}

/** `sentences` oldest first, read anew at each start of a walk. */
export function createRecall(sentences: () => readonly string[]): Recall {
  let way: readonly string[] | undefined;
  let at = 0;
  return {
    older(draft) {
      if (!way) {
        way = [...withoutRepeats(sentences()), draft];
        at = way.length - 1;
      }
      if (at === 0) return undefined;
      at -= 1;
      return way[at];
    },
    newer() {
      if (!way || at >= way.length - 1) return undefined;
      at += 1;
      return way[at];
    },
    walking: () => way !== undefined,
    stop: () => {
      way = undefined;
    },
  };
}

const withoutRepeats = (sentences: readonly string[]): string[] =>
  sentences.filter((sentence, index) => sentence !== "" && sentence !== sentences[index - 1]);
