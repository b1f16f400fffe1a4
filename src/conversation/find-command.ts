import { distance } from "fastest-levenshtein";
import type { Command } from "../commands/command.js";
import { forgivenLetters } from "./suggest.js";

/** What parsing needs to know of a command. */
export type Grammar = Pick<
  Command,
  "name" | "words" | "filters" | "refuses" | "period" | "args" | "joints" | "exports" | "schedules"
>;

/** Politeness that may stand in front of a command. */
const courtesies = new Set(
  "show me us please pls get give can could would you i we want need to see the a hi hello hey tell what what's whats is are".split(
    " ",
  ),
);

/** Whether a word may stand before a command without meaning anything. */
export const isCourtesy = (word: string): boolean => courtesies.has(bare(word));

const bare = (word: string) =>
  word
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

const split = (phrase: string): readonly string[] => phrase.toLowerCase().split(/[\s-]+/u);

/** The spellings of a command as lists of words, hyphens read as blanks. They never change, so they are taken apart once. */
const spellings = new WeakMap<Grammar, readonly (readonly string[])[]>();

function spellingsOf(command: Grammar): readonly (readonly string[])[] {
  const known = spellings.get(command) ?? [command.name, ...command.words].map(split);
  spellings.set(command, known);
  return known;
}

/** How many of `words` spell `wanted`; 0 when they do not begin with it. Each word is given as the words it is made of. */
function spells(wanted: readonly string[], words: readonly (readonly string[])[]): number {
  let at = 0;
  let used = 0;
  for (; at < wanted.length && used < words.length; used += 1)
    for (const part of words[used] ?? []) {
      if (part !== wanted[at]) return 0;
      at += 1;
    }
  return at === wanted.length ? used : 0;
}

/** The command a sentence begins with (after courtesies), and the words that come after it. The longest spelling wins. */
export function findCommand<G extends Grammar>(
  words: readonly string[],
  commands: readonly G[],
): { readonly command: G; readonly from: number } | undefined {
  const typed = words.map((word) => split(bare(word)));
  for (let start = 0; start < words.length; start += 1) {
    const rest = typed.slice(start);
    const found = commands
      .flatMap((command) => spellingsOf(command).map((wanted) => ({ command, wanted, used: spells(wanted, rest) })))
      .filter(({ used }) => used > 0)
      .sort((a, b) => b.wanted.length - a.wanted.length)[0];
    if (found) return { command: found.command, from: start + found.used };
    if (!isCourtesy(words[start] ?? "")) return undefined;
  }
  return undefined;
}

/** The spelling nearest to how the sentence begins, and where the rest of it starts; undefined when nothing is near. */
export function nearestCommand(
  words: readonly string[],
  commands: readonly Grammar[],
): { readonly phrase: string; readonly from: number } | undefined {
  const first = words.findIndex((word) => !isCourtesy(word));
  if (first < 0) return undefined;
  const candidates = commands
    .flatMap((command) => command.words)
    .flatMap((phrase) => {
      const length = phrase.split(" ").length;
      return [length - 1, length, length + 1]
        .filter((count) => count > 0 && first + count <= words.length)
        .map((count) => {
          const typed = words
            .slice(first, first + count)
            .map(bare)
            .join(" ");
          return { phrase, from: first + count, off: distance(typed, phrase), most: forgivenLetters(typed) };
        });
    });
  const [nearest] = candidates
    .filter(({ off, most }) => off <= most)
    .sort((a, b) => a.off - b.off || b.phrase.length - a.phrase.length);
  return nearest ?? byOneWord(words, first, commands);
}

/** "stats for yesterday": the word stands in a command's name. "how are the queues": a command stands further on. */
function byOneWord(words: readonly string[], first: number, commands: readonly Grammar[]) {
  const typed = bare(words[first] ?? "");
  const phrase = commands.flatMap((command) => command.words).find((known) => known.split(" ").includes(typed));
  if (typed !== "" && phrase) return { phrase, from: first + 1 };
  for (let start = first + 1; start < words.length; start += 1) {
    const found = findCommand(words.slice(start), commands);
    if (found) return { phrase: found.command.words[0] ?? found.command.name, from: start + found.from };
  }
  return undefined;
}
