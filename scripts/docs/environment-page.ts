import type { Variable } from "../../src/config/variables.js";
import { cell, code, page, table } from "./markdown.js";

/** docs/environment.md from the list that start-up reads. */
export const environmentPage = (variables: readonly Variable[]): string =>
  page("Environment", "src/config/variables.ts", [
    "Everything is configured by environment variables. A wrong or missing one ends the start with every problem listed, each with its cure, and exit code 78.",
    table(
      ["Variable", "Default", "Meaning"],
      variables.map((variable) => [
        code(variable.name),
        variable.required ? "required" : variable.default === undefined ? "–" : code(variable.default),
        cell(variable.meaning),
      ]),
    ),
  ]);
