import { writeFile } from "node:fs/promises";
import { pages } from "./docs/pages.js";

/** `npm run docs`: writes the documents that are made from the code. A test tells when they are stale. */
for (const [path, content] of Object.entries(pages())) {
  await writeFile(new URL(`../${path}`, import.meta.url), content);
  console.log(path);
}
