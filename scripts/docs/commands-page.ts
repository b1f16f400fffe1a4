import type { Command } from "../../src/commands/command.js";
import { audience, type CommandGroup, filterForms, grammarOf, periods } from "../../src/commands/help.js";
import { cell, code, page, table } from "./markdown.js";

/** docs/commands.md from the registry. */
export const commandsPage = (groups: readonly CommandGroup[]): string =>
  page("Commands", "src/commands/", [
    'In a group space mention Floorwalker anywhere in the sentence; in a 1:1 just write. A sentence is a command, then a period and filters in any order: `queue stats yesterday queue:"Billing" tz:Europe/Paris`. Case does not matter, quotation marks may be straight or curly, and a button is nothing but such a sentence.',
    table(
      ["Command", "What it does"],
      groups.flatMap(({ commands }) => commands.map((command) => [code(grammarOf(command)), cell(command.help)])),
    ),
    `## Periods\n\n${periods.split(", ").map(code).join(" · ")}\n\nTimes are those of the space's own zone, or of \`tz:\`. A weekday is the most recent one, today included; \`last monday\` is never today. A period that is not over ends at the moment of asking. Weeks begin on Monday, and a day on which the clocks change has 23 or 25 hours.`,
    `## Filters\n\n${table(
      ["Filter", "Example"],
      Object.entries(filterForms).map(([name, form]) => [code(`${name}:`), code(form)]),
    )}\n\nCommas mean *or*; a name with blanks stands in quotation marks.`,
    ...groups.flatMap(({ title, commands }) => [`## ${title}`, ...commands.map(section)]),
  ]);

const section = (command: Command): string =>
  [
    `### ${command.words[0] ?? command.name}`,
    cell(command.details),
    [
      `- Form: ${code(grammarOf(command))}`,
      ...(command.words.length > 1 ? [`- Also: ${command.words.slice(1).map(code).join(", ")}`] : []),
      ...(command.period === undefined ? [] : [`- Period when none is named: ${code(command.period)}`]),
      ...(command.filters.length === 0
        ? []
        : [`- Filters: ${command.filters.map((name) => code(`${name}:`)).join(" ")}`]),
      `- For ${audience[command.needs]}`,
    ].join("\n"),
    ["```text", ...command.examples, "```"].join("\n"),
  ].join("\n\n");
