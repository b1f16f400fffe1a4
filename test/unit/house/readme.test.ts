import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { commands } from "../../../src/commands/registry.js";
import { variables } from "../../../src/config/variables.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { listFiles, readSource, readText, root } from "./read-source.js";

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readText("package.json")));
const everyFile = listFiles(".");
const pages = everyFile.filter((path) => path.endsWith(".md"));

const withoutFences = (markdown: string) => markdown.replace(/^( *)```.*?^\1```/gms, "");
const spans = (markdown: string) => [...withoutFences(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);
/** The anchor that a heading gets where Markdown is shown. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .trim()
    .replaceAll(" ", "-");
const anchorsOf = (path: string) => matches(withoutFences(readText(path)), /^#+ (.+)$/gm).map(anchor);

const readByTools = readSource("src/sandbox", "scripts", "test/browser").flatMap(({ text }) => [
  ...matches(text, /process\.env\.([A-Z_]+)/g),
  ...matches(text, /\bport\("([A-Z_]+)"/g),
]);
/** Read by PostgreSQL's client itself. */
const readByClient = ["PGSSLMODE"];
const known = new Set([...variables.map(({ name }) => name), ...readByTools, ...readByClient]);

describe.each(pages)("%s", (path) => {
  const markdown = readText(path);

  test("every npm command in it exists", () => {
    const own = new Set([...Object.keys(scripts).map((name) => `run ${name}`), "test", "start"]);
    const npms = new Set(["ci", "prune"]);
    const named = matches(markdown, /\bnpm ((?:run )?[a-z][\w:-]*)/g);
    expect(named.filter((command) => !own.has(command) && !npms.has(command))).toEqual([]);
  });

  test("every link within the repository leads somewhere", () => {
    const targets = matches(withoutFences(markdown), /\]\(([^)\s]+)\)/g).filter((to) => !/^[a-z]+:/.test(to));
    const broken = targets.filter((to) => {
      const [file = "", heading] = to.split("#");
      const target = file === "" ? path : join(dirname(path), file);
      if (!existsSync(join(root, target))) return true;
      return heading !== undefined && !anchorsOf(target).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  test("every variable it names is one that is read", () => {
    const named = spans(markdown).flatMap((code) => matches(code, /^([A-Z][A-Z0-9_]{3,})(?:=.*)?$/g));
    expect(named.filter((name) => !known.has(name) && !name.startsWith("SIG"))).toEqual([]);
  });
});

const spellings = commands.flatMap(({ words }) => words);
const asks = pages
  .filter((path) => path !== "docs/commands.md")
  .flatMap((path) => spans(readText(path)).map((code) => code.replace(/^@Floorwalker /, "")))
  .filter((code) => spellings.some((words) => code === words || code.startsWith(`${words} `)) && !/[<[]/.test(code));

test("the pages show what one can ask", () => {
  expect(asks).toContain("queue stats today");
  expect(new Set(asks).size).toBeGreaterThan(8);
});

test.each([...new Set(asks)])("the bot understands: %s", (ask) => {
  expect(() => parseSentence(ask, commands)).not.toThrow();
});

test("whatever the first page mentions the bot with is a question it understands", () => {
  for (const ask of matches(readText("README.md"), /`@Floorwalker ([^`]+)`/g))
    expect(() => parseSentence(ask, commands), ask).not.toThrow();
});

test("no text names a folder of somebody's machine or the host of a registry", () => {
  const folders = ["work", "home", "root", "Users"].map((name) => `(?<![\\w.}/-])/${name}/`);
  const hosts = ["npmjs", "registry\\.npm", "artifactory", "verdaccio"];
  const telling = new RegExp([...folders, ...hosts].join("|"), "i");
  const readable = everyFile.filter((path) => /\.(md|json|ts|js|css|html|svg|ya?ml)$|\/[^.]+$/.test(path));
  const here = "test/unit/house/readme.test.ts";
  expect(readable.filter((path) => path !== here && telling.test(readText(path)))).toEqual([]);
});
