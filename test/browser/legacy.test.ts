import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { people, places } from "../helpers/floor.js";
import { priyasKey } from "../helpers/legacy.js";
import { queryOf } from "../unit/sandbox/wxcc/legacy/ask-legacy.js";
import { cardOf } from "./support/chat.js";
import { findOverflow, measureContrast } from "./support/in-page.js";
import { signInToListen } from "./support/open-player.js";
import type { Look, Visit } from "./support/open-visit.js";
import { readCard } from "./support/read-card.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();

async function asPriya(look?: Look): Promise<Visit> {
  const visit = await file.visit(look);
  await visit.chat.enter(places.floor);
  await visit.chat.speakAs(people.priya);
  return visit;
}

/** Asks, follows the button of the card and signs in where that is needed. */
async function openPage(visit: Visit, question: string, button: string | RegExp, person?: string): Promise<Page> {
  const card = cardOf(await visit.chat.ask(question));
  const tab = await visit.newTab(() => card.getByRole("link", { name: button }).click());
  if (person !== undefined) await signInToListen(tab, person);
  return tab;
}

async function fillKey(tab: Page, more: Partial<typeof priyasKey> = {}): Promise<void> {
  const { apiKey, userId, tenantId } = { ...priyasKey, ...more };
  await tab.getByLabel("API key").fill(apiKey);
  await tab.getByLabel("User id").fill(userId);
  await tab.getByLabel("Tenant id").fill(tenantId);
  await tab.getByRole("button", { name: "Try and keep" }).click();
}

const looksRight = async (tab: Page) => {
  expect(await findOverflow(tab)).toEqual([]);
  expect((await measureContrast(tab, "body")).tooFaint).toEqual([]);
  expect(await tab.locator("script, iframe, [onclick], link[rel=stylesheet]").count()).toBe(0);
};

describe("Priya enters the key of the legacy interface", () => {
  test("the page asks for three things, hides the key while it is typed, and has no script", async () => {
    const visit = await asPriya();
    const tab = await openPage(visit, "legacy connect", "Enter the key", "Priya Nair");
    await tab.getByRole("heading", { name: "Key for the legacy records of Harbor Insurance" }).waitFor();
    expect(await tab.getByLabel("API key").getAttribute("type")).toBe("password");
    await looksRight(tab);
    await tab.close();
  });

  test("a wrong key is told beside the form, which keeps the rest; the right one is kept", async () => {
    const visit = await asPriya();
    const tab = await openPage(visit, "legacy connect", "Enter the key", "Priya Nair");
    await fillKey(tab, { apiKey: "not-the-key", tenantId: "77" });
    await tab.getByRole("alert").filter({ hasText: "77 is not the tenant id of Harbor Insurance" }).waitFor();
    expect([await tab.getByLabel("API key").inputValue(), await tab.getByLabel("User id").inputValue()]).toEqual([
      "",
      priyasKey.userId,
    ]);
    await looksRight(tab);
    await fillKey(tab, { tenantId: "forty" });
    expect(await tab.getByLabel("Tenant id").getAttribute("aria-invalid")).toBe("true");
    await fillKey(tab);
    await tab.getByRole("heading", { name: "The legacy records of Harbor Insurance can be read" }).waitFor();
    await looksRight(tab);
    await tab.close();
    const list = (await readCard(await visit.chat.ask("legacy csrs today"))).join("\n");
    expect(list).toContain("Legacy contacts");
  });

  test("somebody who is no manager sees why, and may sign in as somebody else", async () => {
    const visit = await asPriya();
    const tab = await openPage(visit, "legacy connect", /Enter/, "Tom Okafor");
    await tab.getByRole("heading", { name: "This page is for managers" }).waitFor();
    await looksRight(tab);
    await tab.reload();
    await signInToListen(tab, "Priya Nair");
    await tab.getByRole("heading", { name: "Key for the legacy records of Harbor Insurance" }).waitFor();
    await tab.close();
  });
});

describe("Priya runs a query of Analyzer's", () => {
  const pasted = JSON.stringify(queryOf(1_784_001_600_000, 1_784_174_400_000), null, 2);

  test("pastes it, reads what it asks, and gets a file of the day before", async () => {
    const visit = await asPriya();
    const tab = await openPage(visit, "legacy query", "Open the page", "Priya Nair");
    await tab.getByLabel("Query").fill(`"query": ${pasted}`);
    await tab.getByRole("button", { name: "Show what it asks" }).click();
    await tab.getByRole("heading", { name: "What it asks" }).waitFor();
    expect(await tab.locator("dl").innerText()).toContain("one row for each record, by its sid");
    await looksRight(tab);
    await tab.getByLabel("Run it for").fill("yesterday 09:00-10:00");
    const [download] = await Promise.all([
      tab.waitForEvent("download"),
      tab.getByRole("button", { name: "Run and download CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("legacy-csrs-2026-11-19.csv");
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\r\n").length).toBeGreaterThan(50);
    // The contact centre's own numbers begin with 800.
    expect(/\+1(?!800)\d{10}/.exec(text)?.[0]).toBeUndefined();
    await tab.close();
  });

  test("by keyboard alone, what is wrong is said and the query is still there", async () => {
    const visit = await asPriya();
    const tab = await openPage(visit, "legacy query", "Open the page", "Priya Nair");
    await tab.getByLabel("Query").focus();
    await tab.keyboard.insertText(pasted.slice(0, 120));
    for (const key of ["Tab", "Tab", "Tab", "Enter"]) await tab.keyboard.press(key);
    await tab.getByRole("alert").filter({ hasText: "This is not JSON" }).waitFor();
    expect(await tab.getByLabel("Query").inputValue()).toBe(pasted.slice(0, 120));
    await tab.close();
  });
});

test("on a phone, in the dark, both pages keep to the width", async () => {
  const visit = await asPriya({ widthPx: 360, heightPx: 740, theme: "dark" });
  const key = await openPage(visit, "legacy connect", /Enter/, "Priya Nair");
  await looksRight(key);
  const query = await openPage(visit, "legacy query", "Open the page");
  await query.getByLabel("Query").fill(JSON.stringify(queryOf(1, 2)));
  await query.getByRole("button", { name: "Show what it asks" }).click();
  await query.getByRole("heading", { name: "What it asks" }).waitFor();
  await looksRight(query);
});
