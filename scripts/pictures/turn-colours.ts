import type { Page } from "playwright-core";

/** Turns the page light or dark and waits until no colour is on its way any more. */
export async function turnColours(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => null)");
}
