import type { Locator } from "playwright-core";
import { cardOf } from "./chat.js";

/** What a card shows, line by line, as a person reads it. */
export const readCard = (answer: Locator): Promise<readonly string[]> => linesOf(cardOf(answer));

/** The text form below the card, line by line, as the page offers it. */
export async function readText(answer: Locator): Promise<readonly string[]> {
  const version = answer.locator(".text-version");
  const folded = (await version.getAttribute("open")) === null;
  if (folded) await version.locator("summary").click();
  const lines = await linesOf(version.locator(".prose"));
  if (folded) await version.locator("summary").click();
  return lines;
}

async function linesOf(element: Locator): Promise<readonly string[]> {
  const shown = await element.innerText();
  // Blanks that do not break or that are narrow look like blanks.
  return shown.split("\n").flatMap((line) => line.replaceAll(/[\u00a0\u2009\u202f]/g, " ").trim() || []);
}
