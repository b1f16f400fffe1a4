import { describe, expect, test } from "vitest";
import { people, places } from "../helpers/floor.js";
import { measureContrast } from "./support/in-page.js";
import { decide, openConnectPage, openSignInPage } from "./support/sign-in.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();

test("the button in the bar turns the page dark and light again, and the choice is kept", async () => {
  const { page } = await file.visit({ theme: "light" });
  const ground = () => page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor");
  const light = await ground();
  await page.getByRole("button", { name: "Switch to dark colours" }).click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole("button", { name: "Switch to light colours" }).waitFor();
  expect(await ground()).toBe(dark);
  await page.getByRole("button", { name: "Switch to light colours" }).click();
  expect(await ground()).toBe(light);
});

describe.each(["light", "dark"] as const)("in %s colours, text is easy enough to read (WCAG 2 AA)", (theme) => {
  test("on the chat page and on every kind of card", async () => {
    const { chat, page } = await file.visit({ theme, widthPx: 1440 });
    for (const sentence of [
      ...["queue stats today", "queues now", "help", "why service level", "queue stats tomorow"],
      ...["agent stats today", "agents now", "tasks today", "settings"],
    ])
      await chat.ask(sentence);
    await page.getByTestId("cloud").click();
    await page.locator(".calls li").first().waitFor();
    const { seen, tooFaint } = await measureContrast(page, "body");
    expect(tooFaint).toEqual([]);
    expect(seen).toBeGreaterThan(150);
  });

  test("on the pages of a sign-in", async () => {
    const visit = await file.visit({ theme });
    await visit.chat.enter(places.unlinked);
    await visit.chat.speakAs(people.camille);
    const tab = await openConnectPage(visit, await visit.chat.ask("connect"));
    expect((await measureContrast(tab, "body")).tooFaint).toEqual([]);
    await openSignInPage(tab);
    expect((await measureContrast(tab, "body")).tooFaint).toEqual([]);
    await decide(tab, "Camille Laurent", "Decline");
    expect((await measureContrast(tab, "body")).tooFaint).toEqual([]);
    await tab.goBack();
    await decide(tab, "Camille Laurent", "Accept");
    await tab.getByRole("heading", { name: "Lumen Voyages is connected" }).waitFor();
    const { seen, tooFaint } = await measureContrast(tab, "body");
    expect(tooFaint).toEqual([]);
    expect(seen).toBeGreaterThan(8);
  });
});
