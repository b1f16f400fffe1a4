import { distance } from "fastest-levenshtein";
import { echo } from "../conversation/quote.js";
import { type NextAsk, Problem, type ProblemCode } from "../errors.js";

/** Something that a person may name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** Other exact spellings: an e-mail address. The first tells namesakes apart in a question. */
  readonly aliases?: readonly string[];
  /** Tells namesakes apart on a button. */
  readonly detail?: string | undefined;
}

/** What is looked for, in words. */
export interface NameKind {
  /** "queue" */
  readonly one: string;
  /** "queues" */
  readonly many: string;
  readonly unknown: ProblemCode;
  readonly ambiguous: ProblemCode;
  /** The next step when no name is near. */
  readonly otherwise: { readonly next: string; readonly ask: NextAsk };
  /** Names of people: the nearest are always offered, and one of their names may be meant. */
  readonly alwaysSuggest?: true;
}

/** Buttons a card has room for; more are no help to anybody. */
const MOST_NAMED = 5;
const MOST_CLOSE = 3;

/** The same question with `name` in the place of what was written. */
export type AskForName = (written: string, name: string) => string;

/** Case, accents and runs of spaces make no difference. */
const fold = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/**
 * What a person means by names, each once, in the order of `wanted`. An exact name (or id) wins; else the only name that
 * begins so; else the only one that contains it. Anything else is a Problem of the kind's codes, each name that was
 * probably meant being a button that asks the whole question again.
 */
export function matchNames<Item extends Named>(
  wanted: readonly string[],
  items: readonly Item[],
  kind: NameKind,
  askFor: AskForName,
): readonly Item[] {
  return [...new Set(wanted.map((written) => matchOne(written, items, kind, (name) => askFor(written, name))))];
}

type AskForOne = (name: string) => string;

function matchOne<Item extends Named>(wanted: string, items: readonly Item[], kind: NameKind, askFor: AskForOne): Item {
  const folded = fold(wanted);
  const tests: ((item: Item) => boolean)[] = [
    (item) => item.id === wanted || (item.aliases ?? []).some((alias) => fold(alias) === folded),
    (item) => item.name === wanted,
    (item) => fold(item.name) === folded,
    (item) => folded !== "" && fold(item.name).startsWith(folded),
    (item) => folded !== "" && fold(item.name).includes(folded),
  ];
  for (const test of tests) {
    const [only, ...others] = items.filter(test);
    if (only && others.length === 0) return only;
    if (only) throw ambiguous(wanted, [only, ...others], kind, askFor);
  }
  throw unknown(wanted, folded, items, kind, askFor);
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

function ambiguous(wanted: string, found: readonly Named[], kind: NameKind, askFor: AskForOne): Problem {
  const sorted = [...found].sort((a, b) => a.name.localeCompare(b.name, "en"));
  const shown = sorted.slice(0, MOST_NAMED);
  const more = sorted.length > MOST_NAMED ? ` and ${sorted.length - MOST_NAMED} more` : "";
  const hasNamesake = ({ name }: Named) => found.filter((other) => other.name === name).length > 1;
  const label = (item: Named) => (hasNamesake(item) && item.detail ? `${item.name} (${item.detail})` : item.name);
  const spelling = (item: Named) => (hasNamesake(item) ? (item.aliases?.[0] ?? item.id) : item.name);
  return new Problem(kind.ambiguous, {
    say: `${echo(wanted)} could be several ${kind.many}: ${quoted(shown.map(label))}${more}.`,
    next: more ? `Write more of the ${kind.one}'s name, in quotes.` : `Press the ${kind.one} that you mean.`,
    asks: shown.map((item) => ({ label: label(item), ask: askFor(spelling(item)) })),
  });
}

function unknown(wanted: string, folded: string, items: readonly Named[], kind: NameKind, askFor: AskForOne): Problem {
  const steps = (name: string) => {
    const parts = kind.alwaysSuggest ? [name, ...name.split(" ")] : [name];
    return Math.min(...parts.map((part) => distance(fold(part), folded)));
  };
  const close = [...new Set(items.map(({ name }) => name))]
    .map((name) => ({ name, steps: steps(name) }))
    .filter(({ name, steps }) => kind.alwaysSuggest || steps <= Math.max(2, Math.max(name.length, folded.length) / 3))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, MOST_CLOSE)
    .map(({ name }) => name);
  return new Problem(kind.unknown, {
    say: `There is no ${kind.one} ${echo(wanted)} in this contact centre.`,
    next: close.length > 0 ? `Did you mean ${quoted(close)}?` : kind.otherwise.next,
    asks: close.length > 0 ? close.map((name) => ({ label: name, ask: askFor(name) })) : [kind.otherwise.ask],
  });
}
