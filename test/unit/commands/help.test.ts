import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/cards/card.js";
import { renderCard } from "../../../src/cards/render-answer.js";
import type { Command } from "../../../src/commands/command.js";
import { type CommandGroup, createHelp } from "../../../src/commands/help.js";
import { commandGroups, commands } from "../../../src/commands/registry.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { Problem } from "../../../src/errors.js";
import { runAlone } from "./run-alone.js";

const ask = (text: string, groups: readonly CommandGroup[] = commandGroups): Promise<Card> =>
  runAlone(
    createHelp(() => groups),
    text,
    groups.flatMap((group) => group.commands),
  );
const textOf = (card: Card) => renderCard(card).markdown.replace(/\\/g, "");

describe("help", () => {
  test("names every command, and with its subject says what it does", async () => {
    const all = textOf(await ask("help"));
    for (const command of commands) expect(all).toContain(command.words[0]);
    for (const group of commandGroups) {
      const text = textOf(await ask(`help on ${group.title.toLowerCase()}`));
      for (const command of group.commands) expect(text).toContain(command.help);
    }
  });

  test("offers three questions that work", async () => {
    const { actions } = await ask("help");
    const asks = actions.flatMap((action) => (action.kind === "ask" ? [action.ask] : []));
    expect(asks).toHaveLength(3);
    for (const each of asks) expect(parseSentence(each, commands).period).toBeDefined();
  });

  test.each(commands.map((command) => [command.words[0] ?? command.name, command] as const))(
    "help %s explains it with its examples",
    async (words, command) => {
      const text = textOf(await ask(`help ${words}`));
      expect(text).toContain(command.details);
      for (const example of command.examples) expect(text).toContain(example);
    },
  );

  test("a command is found by any of its spellings and by its name", async () => {
    const title = (await ask("help queue stats")).title;
    for (const words of ["help queues", "help QUEUE-STATS", "help queue  stats?"])
      expect((await ask(words)).title).toBe(title);
  });

  test("says which period is meant when none is named, and which filters narrow it", async () => {
    const text = textOf(await ask("help queue stats"));
    expect(text).toContain("today unless you name one");
    expect(text).toContain('queue:"Billing"');
  });

  test("a mistyped command is corrected, an unknown one leads to the list", async () => {
    const problemOf = (text: string) =>
      ask(text).then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(await problemOf("help queu stats")).toMatchObject({
      code: "unknown-command",
      asks: [{ ask: "help queue stats" }],
    });
    expect(await problemOf("help sandwiches")).toMatchObject({ code: "unknown-command", asks: [{ ask: "help" }] });
    expect(await problemOf("help queu stats")).toBeInstanceOf(Problem);
  });
});

describe("every command", () => {
  const spellings = commands.flatMap((command) => command.words);

  test("has spellings of its own", () => {
    expect(new Set(spellings).size).toBe(spellings.length);
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });

  test.each(commands.flatMap((command) => command.words.map((words) => [words, command] as const)))(
    "%s is understood",
    (words, command) => {
      expect(parseSentence(words, commands).command).toBe(command.name);
    },
  );

  test.each(commands.flatMap((command) => command.examples.map((example) => [example, command] as const)))(
    "the example %j is understood",
    (example, { name, exports }) => {
      const sentence = parseSentence(example, commands);
      // What is exported is another command's answer.
      if (exports) expect(sentence.as).toBeDefined();
      else expect(sentence.command).toBe(name);
    },
  );

  test.each(["queue stats today"])("%s always works", (text) => {
    expect(parseSentence(text, commands).command).toBe("queue-stats");
  });

  test("has a line, a paragraph and an example for people", () => {
    const poor = (command: Command) => !command.help || command.details.length < 40 || command.examples.length === 0;
    expect(commands.filter(poor)).toEqual([]);
  });
});
