import { expect, test } from "vitest";
import { readSource, type SourceFile } from "./read-source.js";

const source = readSource("src");
const tools = readSource("scripts", "bench");
const tests = readSource("test");

const taken = (by: readonly SourceFile[]) =>
  new Set(by.flatMap(({ imports }) => imports.flatMap(({ from, names }) => names.map((name) => `${from} ${name}`))));
const takenBySource = taken([...source, ...tools]);
const takenByTests = taken(tests);
const isTaken = (by: ReadonlySet<string>, path: string, name: string) =>
  by.has(`${path} ${name}`) || by.has(`${path} *`);

/** How often a file says a name; once is the declaration itself. */
const mentions = ({ nodes }: SourceFile, wanted: string) =>
  nodes.filter(({ type, name }) => type === "Identifier" && name === wanted).length;

const exported = source.flatMap((file) => file.exports.map((each) => ({ ...each, file })));

test("every value that a file offers is used elsewhere, or looked at by a test of what uses it", () => {
  const idle = exported.filter(({ file, name, isType }) => {
    if (isType || isTaken(takenBySource, file.path, name)) return false;
    return !isTaken(takenByTests, file.path, name) || mentions(file, name) < 2;
  });
  expect(idle.map(({ file, name }) => `${file.path} ${name}`)).toEqual([]);
});

test("every type that a file offers is used elsewhere or describes something that is", () => {
  const idle = exported.filter(
    ({ file, name, isType }) =>
      isType &&
      !isTaken(takenBySource, file.path, name) &&
      !isTaken(takenByTests, file.path, name) &&
      mentions(file, name) < 2,
  );
  expect(idle.map(({ file, name }) => `${file.path} ${name}`)).toEqual([]);
});

test("every file is loaded by another one, or is where something starts", () => {
  const starts = [
    "src/command-line/main.ts",
    "src/main.ts",
    "src/sandbox/ask.ts",
    "src/sandbox/main.ts",
    "src/sandbox/page/main.ts",
    "src/web/player/main.ts",
  ];
  const loaded = new Set([...source, ...tools].flatMap(({ imports }) => imports.map(({ from }) => from)));
  expect(source.map(({ path }) => path).filter((path) => !loaded.has(path) && !starts.includes(path))).toEqual([]);
});
