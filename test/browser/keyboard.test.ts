import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readCard } from "./support/read-card.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();
const MOST_STEPS = 40;

/** Presses Tab or Shift+Tab until what has the focus matches; resolves with the number of steps. */
async function tabTo(page: Page, selector: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<number> {
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    await page.keyboard.press(key);
    if ((await page.locator(`${selector}:focus`).count()) === 1) return steps;
  }
  throw new Error(`${selector} was not reached in ${MOST_STEPS} steps`);
}

test("with the keyboard alone one asks, reaches a button of the card and presses it", async () => {
  const { page, chat } = await file.visit();
  await page.reload();
  await page.getByTestId("space").first().waitFor();
  await page.evaluate("document.activeElement.blur()");
  await tabTo(page, "[data-testid=composer]");
  const answer = await chat.answerTo(async () => {
    await page.keyboard.type("queue stats today");
    await page.keyboard.press("Enter");
  });
  expect(await page.locator("[data-testid=composer]:focus").count()).toBe(1);

  await tabTo(page, ".card .ac-pushButton[title='Yesterday']", "Shift+Tab");
  const ring = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
  expect(ring).toBe("solid");
  const yesterday = await chat.answerTo(() => page.keyboard.press("Enter"));
  expect(await readCard(yesterday)).toContain("Thu 19 Nov 2026 (America/New_York)");
  expect(await readCard(answer)).toContain("today, Fri 20 Nov 00:00–10:07 (America/New_York)");
});

test("with the keyboard alone one opens another space and the drawer, and leaves the drawer with Escape", async () => {
  const { page } = await file.visit();
  await tabTo(page, "[data-testid=space]:nth-child(1)", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(".space-heading", { hasText: "Maya Fields" }).waitFor();
  await tabTo(page, "[data-testid=cloud]", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Calls" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.getByText("The cloud behaves.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Calls" }).waitFor({ state: "hidden" });
});
