import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { pages } from "../../../scripts/docs/pages.js";

test.each(Object.entries(pages()))("%s says what the code says (npm run docs writes it)", async (path, content) => {
  expect(await readFile(new URL(`../../../${path}`, import.meta.url), "utf8")).toBe(content);
});
