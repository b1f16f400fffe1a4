import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";

const LARGEST_BYTES = 300 * 1024;
const fileOf = (name: string) => fileURLToPath(new URL(`../../docs/img/${name}.png`, import.meta.url));

/** Writes `docs/img/<name>.png`. Rejects when it has become too heavy for a page that many people open. */
export async function savePicture(name: string, subject: Page | Locator): Promise<void> {
  await write(name, (path) => subject.screenshot({ path, animations: "disabled", caret: "hide" }));
}

/** The same with some of the page around the subject, which has to be in view. */
export async function savePictureWithin(name: string, subject: Locator, marginPx: number): Promise<void> {
  const box = await subject.boundingBox();
  if (!box) throw new Error(`${name}: there is nothing to see`);
  const clip = {
    x: box.x - marginPx,
    y: box.y - marginPx,
    width: box.width + 2 * marginPx,
    height: box.height + 2 * marginPx,
  };
  await write(name, (path) => subject.page().screenshot({ path, clip, animations: "disabled", caret: "hide" }));
}

async function write(name: string, take: (path: string) => Promise<unknown>): Promise<void> {
  const path = fileOf(name);
  await take(path);
  const { size } = await stat(path);
  if (size > LARGEST_BYTES) throw new Error(`${name}.png has ${size} bytes; more than ${LARGEST_BYTES} is too heavy.`);
  console.log(`docs/img/${name}.png  ${Math.ceil(size / 1024)} KiB`);
}
