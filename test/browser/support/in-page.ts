import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { z } from "zod";

const source = (name: string) =>
  readFileSync(new URL(`../in-page/${name}.js`, import.meta.url), "utf8")
    .trim()
    .replace(/;$/, "");

const contrastSchema = z.array(z.object({ text: z.string(), ratio: z.number(), needed: z.number() }));

/** Texts inside `selector` that are harder to read than WCAG 2 AA allows, and how many were looked at. */
export async function measureContrast(page: Page, selector: string): Promise<{ seen: number; tooFaint: string[] }> {
  const texts = contrastSchema.parse(
    await page.evaluate(`(${source("measure-contrast")})(${JSON.stringify(selector)})`),
  );
  const tooFaint = texts.filter(({ ratio, needed }) => ratio < needed);
  return { seen: texts.length, tooFaint: tooFaint.map(({ text, ratio }) => `${ratio.toFixed(2)} ${text}`) };
}

/** What is wider than the place it has. */
export async function findOverflow(page: Page): Promise<readonly string[]> {
  return z.array(z.string()).parse(await page.evaluate(`(${source("find-overflow")})()`));
}

const imagesSchema = z.array(z.object({ alt: z.string(), widthPx: z.number() }));

/** The pictures of all cards that are shown; a width of 0 is one that has not come. */
export async function listImages(page: Page): Promise<z.infer<typeof imagesSchema>> {
  return imagesSchema.parse(await page.evaluate(`(${source("list-images")})()`));
}
