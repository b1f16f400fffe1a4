import { expect, test } from "vitest";
import { readSource } from "./read-source.js";

/** The chat page of the sandbox is a program of its own and is read from its main file. */
const source = readSource("src").filter(({ path }) => !path.startsWith("src/sandbox/page/"));

test("whatever a file offers says in a sentence what it is; a type made from a schema has the schema's", () => {
  const silent = source.flatMap(({ path, exports }) =>
    exports
      .filter(
        ({ isDocumented, declaration }) =>
          !isDocumented && declaration !== undefined && !declaration.includes("z.infer<"),
      )
      .map(({ name }) => `${path} ${name}`),
  );
  expect(silent).toEqual([]);
});

test("nothing is promised for later", () => {
  const promises = new RegExp(["TO" + "DO", "FIX" + "ME", "XXX", "HACK", "not implemented", "placeholder"].join("|"));
  expect(source.filter(({ text }) => promises.test(text)).map(({ path }) => path)).toEqual([]);
});

test("an error that is caught is used or thrown as another one, or a comment says why it is not", () => {
  const swallowed = source.flatMap(({ path, nodes }) =>
    nodes
      .filter(({ type, text }) => type === "CatchClause" && /^catch \{/.test(text) && !/\/\/|\bthrow\b/.test(text))
      .map(({ line }) => `${path}:${line}`),
  );
  expect(swallowed).toEqual([]);
});
