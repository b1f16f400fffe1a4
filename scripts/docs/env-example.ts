import type { Variable } from "../../src/config/variables.js";

/** .env.example: every variable with its meaning, the required ones to be filled in, the others as they are by default. */
export const envExample = (variables: readonly Variable[]): string =>
  [
    "# Written by npm run docs from src/config/variables.ts. Copy it to .env and fill in what has no value yet.",
    ...variables.map(({ name, default: fallback = "", required, meaning }) =>
      [`# ${meaning}`, required ? `${name}=` : `# ${name}=${fallback}`].join("\n"),
    ),
  ]
    .join("\n\n")
    .concat("\n");
