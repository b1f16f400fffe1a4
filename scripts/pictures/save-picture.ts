import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";

const LARGEST_BYTES = 300_000;
const fileOf = (name: string) => fileURLToPath(new URL(`../../docs/img/${name}.png`, import.meta.url));

/** Writes `docs/img/<name>.png`. Rejects when it has become too heavy for a page that many people open. */
export async function savePicture(name: string, subject: Page | Locator): Promise<void> {
  const page = "mouse" in subject ? subject : subject.page();
  await page.mouse.move(0, 0);
  const path = fileOf(name);
  await subject.screenshot({ path, animations: "disabled", caret: "hide" });
  const { size } = await stat(path);
  if (size > LARGEST_BYTES) throw new Error(`${name}.png has ${size} bytes; more than ${LARGEST_BYTES} is too heavy.`);
  console.log(`docs/img/${name}.png  ${Math.round(size / 1000)} KB`);
}
