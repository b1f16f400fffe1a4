import { checkZone, nearestZones } from "../../conversation/check-zone.js";
import { asButton } from "../../conversation/parse-problems.js";
import { echo } from "../../conversation/quote.js";
import { Problem } from "../../errors.js";
import { readDays } from "../../schedule/read-days.js";
import { readLateHours, readTime } from "../../schedule/read-schedule.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";

type Editable = Pick<ScheduleRecord, "recurrence" | "skipEmpty" | "lateHours">;

/** What a saved form, or a sentence like it, changes. */
export interface Edit {
  /** The revision that the form was drawn from; undefined for a sentence that somebody typed. */
  readonly revision: number | undefined;
  /** The values that were changed, by name, in words that {@link applyEdit} has read once already. */
  readonly values: ReadonlyMap<string, string>;
}

/** Reads one value of each name; undefined when it cannot be. */
const readers: Readonly<Record<string, (written: string, old: Editable) => Editable | undefined>> = {
  time: (written, old) => withRecurrence(old, "time", readTime(written.replaceAll("_", " "))),
  days: (written, old) => withRecurrence(old, "days", readDays(written)),
  zone: (written, old) => withRecurrence(old, "zone", zoneNamed(written)),
  empty: (written, old) =>
    /^(?:skip|post)$/iu.test(written) ? { ...old, skipEmpty: /skip/iu.test(written) } : undefined,
  late: (written, old) => {
    const lateHours = readLateHours(written);
    return lateHours === undefined ? undefined : { ...old, lateHours };
  },
};

const examples: Readonly<Record<string, string>> = {
  time: "18:00",
  days: "weekdays",
  zone: "Europe/Paris",
  empty: "skip",
  late: "6",
};

function withRecurrence<K extends keyof Editable["recurrence"]>(
  old: Editable,
  name: K,
  value: Editable["recurrence"][K] | undefined,
): Editable | undefined {
  return value === undefined ? undefined : { ...old, recurrence: { ...old.recurrence, [name]: value } };
}

function zoneNamed(written: string): string | undefined {
  try {
    return checkZone(written);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

const pairForm = /^([a-z]+)=(?:([^>]*)>)?(.*)$/iu;

/** `3 time=18:00>19:00 days=mon,wed`. Throws `bad-schedule` at what is no value, before anything is saved. */
export function readEdit(id: string, words: readonly string[], old: Editable): Edit {
  const [first = "", ...others] = words;
  const isRevision = /^\d+$/u.test(first);
  const values = new Map<string, string>();
  for (const word of isRevision ? others : words) {
    const [, name = word, , written = ""] = pairForm.exec(word) ?? [];
    if (!readers[name]) throw badValue(id, "time", word);
    if (!readers[name](written, old)) throw badValue(id, name, written);
    values.set(name, written);
  }
  return { revision: isRevision ? Number(first) : undefined, values };
}

function badValue(id: string, name: string, written: string): Problem {
  const zones = name === "zone" ? nearestZones(written).slice(0, 3) : [];
  const meant = zones.length > 0 ? zones : [examples[name] ?? ""];
  const asks = meant.map((value) => asButton(`schedule save ${id} ${name}=${value}`));
  return new Problem("bad-schedule", {
    say: `${echo(written.replaceAll("_", " "))} is no ${name === "late" ? "number of hours from 1 to 24" : names[name]} that I can read. Nothing was changed.`,
    next: `Write for example: ${asks[0]?.ask ?? ""}`,
    asks,
  });
}

const names: Readonly<Record<string, string>> = {
  time: "time of day",
  days: "rule for days",
  zone: "time zone",
  empty: "choice between skip and post",
};

/** The schedule with the edit applied. */
export function applyEdit<T extends Editable>(old: T, { values }: Edit): T {
  let edited: Editable = old;
  for (const [name, written] of values) edited = readers[name]?.(written, edited) ?? edited;
  const { recurrence, skipEmpty, lateHours } = edited;
  return { ...old, recurrence, skipEmpty, lateHours };
}
