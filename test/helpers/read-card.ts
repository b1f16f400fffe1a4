import type { Reply } from "./floor.js";

/** One of the large figures, as read from the card; seconds, percent or a count, and null for a dash. */
export interface ShownFigure {
  readonly value: number | null;
  /** Signed, in points or percent; undefined when no change is shown. */
  readonly change: number | undefined;
  /** What stands after "vs". */
  readonly against: string | undefined;
  readonly notes: readonly string[];
}

/** One line of the table of queues. */
export interface ShownQueue {
  readonly serviceLevel: number | null;
  readonly missed: number | null;
  readonly answered: number | null;
  readonly waitSeconds: number | null;
  readonly longestSeconds: number | null;
}

/** A queue card with eyes only: its lines, read as a person reads them. */
export interface ReadCard {
  readonly lines: readonly string[];
  figure(label: string): ShownFigure;
  /** "offered", "answered", "abandoned", "short", "open", "longest wait" (seconds) from the line of counts. */
  counted(what: string): number | null;
  readonly queues: ReadonlyMap<string, ShownQueue>;
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** "1 535", "87.8 %", "38 s", "4:05", "1:02:03" as a number; a dash as null. */
export function readNumber(text: string): number | null {
  const shown = text.trim();
  if (shown === "—") return null;
  if (/^\d+(:\d\d)+$/.test(shown)) return shown.split(":").reduce((total, part) => total * 60 + Number(part), 0);
  if (!/^\d[\d ]*(\.\d+)?( %| s)?$/.test(shown)) throw new Error(`“${text}” is no number`);
  return Number(shown.replace(/[ %s]/g, ""));
}

/** Reads a `queue stats` or `all queues` card of one org. */
export function readCard(reply: Reply): ReadCard {
  const lines = plain(reply.shown).split("\n");
  const start = lines.findIndex((line) => line.startsWith("Offered "));
  const counts = new Map(
    (lines[start] ?? "").split(" · ").map((part) => {
      const [, name = "", number = ""] = /^(\D+?) ([\d—].*)$/.exec(part) ?? [];
      return [name.toLowerCase(), number] as const;
    }),
  );
  return {
    lines,
    figure: (label) => readFigure(lines, label),
    counted: (what) => {
      const number = counts.get(what);
      if (number === undefined) throw new Error(`the card does not count ${what}: ${lines[start]}`);
      return readNumber(number);
    },
    queues: readQueues(lines),
  };
}

function readFigure(lines: readonly string[], label: string): ShownFigure {
  const at = lines.indexOf(label);
  if (at < 0) throw new Error(`the card shows no ${label}:\n${lines.join("\n")}`);
  const below = lines.slice(at + 2);
  const end = below.findIndex((line) => /^(Average|Abandonment|Longest|Offered|No comparison|Queues by)/.test(line));
  const notes = end < 0 ? below : below.slice(0, end);
  const change = notes.map((line) => /^([▲▼=]) (?:([\d.]+) (?:pts|%)|unchanged) vs (.+)$/.exec(line)).find(Boolean);
  return {
    value: readNumber(lines[at + 1] ?? ""),
    change: change ? Number(change[2] ?? 0) * (change[1] === "▼" ? -1 : 1) : undefined,
    against: change?.[3],
    notes,
  };
}

function readQueues(lines: readonly string[]): ReadonlyMap<string, ShownQueue> {
  const head = lines.indexOf("Queues by contacts missed");
  const queues = new Map<string, ShownQueue>();
  if (head < 0) return queues;
  // A header of three columns; then each queue has its name, two figures and a line of small print.
  for (let at = head + 4; /^answered /.test(lines[at + 3] ?? ""); at += 4) {
    const [name = "", sl = "", missed = "", small = ""] = lines.slice(at, at + 4);
    const [, answered = "", wait = "", longest = ""] =
      /^answered (.+) · wait (.+) · longest (.+?)(?: · .*)?$/.exec(small) ?? [];
    queues.set(name, {
      serviceLevel: readNumber(sl.replace(/ \(n = .*$/, "")),
      missed: readNumber(missed),
      answered: readNumber(answered),
      waitSeconds: readNumber(wait),
      longestSeconds: readNumber(longest),
    });
  }
  return queues;
}
