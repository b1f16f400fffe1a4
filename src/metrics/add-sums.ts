import { noContacts, type Sums } from "./sums.js";

/** Collects sums in place, so that folding a million rows makes no garbage per row. */
export interface Tally {
  add(sums: Sums): void;
  /** `noContacts` when nothing was added. */
  total(): Sums;
}

/** NaN stands for null while adding: it swallows every number, as a figure the source cannot know must. */
const known = (figure: number | null) => figure ?? Number.NaN;
const orNull = (figure: number) => (Number.isNaN(figure) ? null : figure);

/** A fresh tally; linear in what is added. */
export function createTally(): Tally {
  const t: { -readonly [Field in keyof Sums]: number } = { ...noContacts };
  return {
    add(sums) {
      t.offered += sums.offered;
      t.answered += sums.answered;
      t.answeredInTarget += known(sums.answeredInTarget);
      t.abandoned += sums.abandoned;
      t.abandonedInTarget += known(sums.abandonedInTarget);
      t.short += known(sums.short);
      t.open += known(sums.open);
      t.waitAnsweredMs += known(sums.waitAnsweredMs);
      t.waitAllMs += known(sums.waitAllMs);
      t.waited += known(sums.waited);
      t.longestWaitMs = Math.max(t.longestWaitMs, known(sums.longestWaitMs));
      t.talkMs += known(sums.talkMs);
      t.holdMs += known(sums.holdMs);
      t.wrapUpMs += known(sums.wrapUpMs);
    },
    total: () => ({
      offered: t.offered,
      answered: t.answered,
      answeredInTarget: orNull(t.answeredInTarget),
      abandoned: t.abandoned,
      abandonedInTarget: orNull(t.abandonedInTarget),
      short: orNull(t.short),
      open: orNull(t.open),
      waitAnsweredMs: orNull(t.waitAnsweredMs),
      waitAllMs: orNull(t.waitAllMs),
      waited: orNull(t.waited),
      longestWaitMs: orNull(t.longestWaitMs),
      talkMs: orNull(t.talkMs),
      holdMs: orNull(t.holdMs),
      wrapUpMs: orNull(t.wrapUpMs),
    }),
  };
}

/** One total of all rows, {@link noContacts} for none. What one of them cannot know stays null; the longest wait is the longest of all. */
export function totalOf(rows: Iterable<{ readonly sums: Sums }>): Sums {
  const tally = createTally();
  for (const row of rows) tally.add(row.sums);
  return tally.total();
}

/** A total per key, in the order in which the keys first appear. */
export function totalsBy<R extends { readonly sums: Sums }, K>(rows: Iterable<R>, keyOf: (row: R) => K): Map<K, Sums> {
  const tallies = new Map<K, Tally>();
  for (const row of rows) {
    const key = keyOf(row);
    const tally = tallies.get(key) ?? createTally();
    tallies.set(key, tally);
    tally.add(row.sums);
  }
  return new Map([...tallies].map(([key, tally]) => [key, tally.total()]));
}
