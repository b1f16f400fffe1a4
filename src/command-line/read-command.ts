import { parseArgs } from "node:util";

/** Where a store lies. */
export type Place = "file" | "postgres";

/** What the words after `floorwalker` ask for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "copy"; readonly from: Place; readonly to: Place }
  /** They ask for nothing that there is; `why` is a sentence. */
  | { readonly kind: "unknown"; readonly why: string };

const isPlace = (text: string | undefined): text is Place => text === "file" || text === "postgres";

const unknown = (why: string): Command => ({ kind: "unknown", why });

/** Reads the words of the command line. */
export function readCommand(words: readonly string[]): Command {
  const read = parse(words);
  if ("why" in read) return unknown(read.why);
  const { values, positionals } = read;
  if (values.help) return { kind: "help" };
  if (positionals.length === 0) return unknown("A command is missing.");
  if (positionals.join(" ") !== "store copy") return unknown(`There is no command “${positionals.join(" ")}”.`);
  const { from, to } = values;
  if (!isPlace(from)) return unknown("Say where to copy from: --from file or --from postgres.");
  if (!isPlace(to)) return unknown("Say where to copy to: --to file or --to postgres.");
  if (from === to) return unknown("A copy goes from a file to PostgreSQL or back; both ends are the same here.");
  return { kind: "copy", from, to };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { from: { type: "string" }, to: { type: "string" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
  } catch (error) {
    // `parseArgs` says in its first sentence what it did not understand.
    return { why: `${error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error)}.` };
  }
}
