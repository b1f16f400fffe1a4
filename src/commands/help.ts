import type { Card, CardAction, Cell } from "../cards/card.js";
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

/** Lists every command by subject, or explains a subject or one command. `groups` is asked when it runs: help is one of the commands it lists. */
export const createHelp = (groups: () => readonly CommandGroup[]): Command => ({
  name: "help",
  words: ["help", "commands"],
  help: "Lists what one can ask, or explains a subject or one command.",
  details:
    "Without anything after it, help lists every command by subject. With a subject it says what each of its commands does, " +
    "with a command how to use that one.",
  examples: ["help", "help on recordings", "help queue stats"],
  needs: "nothing",
  filters: [],
  args: "[on <subject>|<command>]",
  async run({ sentence }) {
    const all = groups().flatMap(({ commands }) => commands);
    if (sentence.args.trim() === "") return { card: overviewCard(groups()) };
    const wanted = fold(sentence.args);
    const group = groups().find(({ title }) => fold(title) === wanted.replace(/^on /u, ""));
    const command = all.find(({ name, words }) => [name, ...words].map(fold).includes(wanted));
    // Some subjects are called as a command is; "on" says that the subject is meant.
    if (command) return { card: commandCard(command) };
    if (group) return { card: groupCard(group) };
    throw noSuchCommand(sentence.args, all);
  },
});

const fold = (words: string) =>
  words
    .toLowerCase()
    .replace(/[\s-]+/gu, " ")
    .trim();

function noSuchCommand(args: string, commands: readonly Command[]) {
  const [near] = nearestWords(
    fold(args),
    commands.flatMap(({ words }) => words),
    1,
  );
  return notUnderstood(
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
    blocks: [
      {
        kind: "table",
        columns: [
          { title: "Subject", align: "left", weight: 3 },
          { title: "Write", align: "left", weight: 7 },
        ],
        rows: groups.map(({ title, commands }): Cell[] => [
          { text: title, ask: `help on ${title.toLowerCase()}` },
          { text: commands.map(({ name, words }) => words[0] ?? name).join(", ") },
        ]),
        note: "Press a row to read what its commands do.",
      },
    ],
    actions: asks.map((ask, index): CardAction => ({ kind: "ask", ...asButton(ask), primary: index === 0 })),
    footer: ["help and a command's name explains it: help queue stats"],
  };
}

/** What each command of a subject does. */
const groupCard = ({ title, commands }: CommandGroup): Card => ({
  title,
  subtitle: [],
  blocks: [{ kind: "facts", facts: commands.map((command) => [usage(command), command.help]) }],
  actions: [
    ...commands.slice(0, MOST_BUTTONS).map(({ name, words }): CardAction => {
      const [word = name] = words;
      return { kind: "ask", label: `Help ${word}`, ask: `help ${word}` };
    }),
    { kind: "ask", label: "All commands", ask: "help" },
  ],
  footer: ["help and a command's name explains it: help queue stats"],
});

const MOST_BUTTONS = 5;

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
