import type { Block, Card, CardAction } from "../cards/card.js";
import type { FilterName } from "../conversation/ask.js";
import { asButton, notUnderstood } from "../conversation/parse-problems.js";
import { echo } from "../conversation/quote.js";
import { nearestWords } from "../conversation/suggest.js";
import type { Command } from "./command.js";

/** Commands under a heading, in the order in which they are listed. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** Lists every command, or explains one. `groups` is asked when it runs: help is one of the commands it lists. */
export const createHelp = (groups: () => readonly CommandGroup[]): Command => ({
  name: "help",
  words: ["help", "commands"],
  help: "Lists what one can ask, or explains one command.",
  details: "Without anything after it, help lists every command. With a command, it shows how to use that one.",
  examples: ["help", "help queue stats"],
  needs: "nothing",
  filters: [],
  args: "[command]",
  async run({ sentence }) {
    const all = groups().flatMap(({ commands }) => commands);
    if (sentence.args.trim() === "") return { card: overviewCard(groups()) };
    return { card: commandCard(findByWords(sentence.args, all)) };
  },
});

function findByWords(args: string, commands: readonly Command[]): Command {
  const fold = (words: string) =>
    words
      .toLowerCase()
      .replace(/[\s-]+/gu, " ")
      .trim();
  const wanted = fold(args);
  const found = commands.find(({ name, words }) => [name, ...words].map(fold).includes(wanted));
  if (found) return found;
  const [near] = nearestWords(
    wanted,
    commands.flatMap(({ words }) => words),
    1,
  );
  throw notUnderstood(
    "unknown-command",
    `There is no command called ${echo(args)}.`,
    near && `help ${near}`,
    "Press Help to see everything one can ask.",
  );
}

function overviewCard(groups: readonly CommandGroup[]): Card {
  const starters = groups.flatMap(({ commands }) => commands).filter(({ period }) => period !== undefined);
  const asks = starters.flatMap(({ examples }) => examples.slice(0, 2)).slice(0, 3);
  return {
    title: "What you can ask",
    subtitle: ["In a group space mention me first; in a 1:1 just write."],
    blocks: groups.flatMap(({ title, commands }): Block[] => [
      { kind: "text", text: title, strong: true },
      { kind: "facts", facts: commands.map((command) => [usage(command), command.help]) },
    ]),
    actions: asks.map((ask, index): CardAction => ({ kind: "ask", ...asButton(ask), primary: index === 0 })),
    footer: ["help and a command's name explains it: help queue stats"],
  };
}

const usage = ({ name, words, args }: Command) => [words[0] ?? name, args].filter(Boolean).join(" ");

function commandCard(command: Command): Card {
  const facts: [string, string][] = [["Write", grammarOf(command)]];
  if (command.words.length > 1) facts.push(["Or", command.words.slice(1).join(", ")]);
  if (command.period !== undefined) facts.push(["Period", `${command.period} unless you name one: ${periods}`]);
  if (command.filters.length > 0) facts.push(["Filters", command.filters.map((name) => filterForms[name]).join(" ")]);
  facts.push(["For", audience[command.needs]]);
  return {
    title: usage(command),
    subtitle: [command.help],
    blocks: [
      { kind: "text", text: command.details },
      { kind: "facts", facts },
      { kind: "list", items: command.examples },
    ],
    actions: [
      ...command.examples.slice(0, 3).map((ask): CardAction => ({ kind: "ask", ...asButton(ask) })),
      { kind: "ask", label: "All commands", ask: "help" },
    ],
    footer: command.period === undefined ? [] : ["tz:Europe/Paris answers in another time zone."],
  };
}

/** The sentence's form: `queue stats [period] [filters]`. */
export const grammarOf = (command: Command): string =>
  [usage(command), command.period !== undefined && "[period]", command.filters.length > 0 && "[filters]"]
    .filter(Boolean)
    .join(" ");

/** One example of each kind of period. */
export const periods =
  "now, today, yesterday, this week, last month, last 4h, last 7d, monday, 2026-11-20, 2026-11-01..2026-11-07, today 09:00-12:00";

/** How each filter is written. */
export const filterForms: Readonly<Record<FilterName, string>> = {
  queue: 'queue:"Billing","Claims"',
  team: 'team:"Early shift"',
  agent: 'agent:"Maya Fields"',
  channel: "channel:voice,chat,email,social",
  status: "status:abandoned,completed",
  site: 'site:"Lisbon"',
  profile: 'profile:"Voice only"',
  org: 'org:"Harbor Insurance"',
};

/** Who may use a command that needs this right, in words. */
export const audience: Readonly<Record<Command["needs"], string>> = {
  nothing: "everybody; the command itself checks what it touches",
  viewer: "people who may see the contact centre's figures",
  listener: "listeners and managers of the contact centre",
  manager: "managers of the contact centre",
};
