import { expect, test } from "vitest";
import { people, places } from "../helpers/floor.js";
import { cardOf } from "./support/chat.js";
import { findOverflow } from "./support/in-page.js";
import { decide, openConnectPage, openSignInPage } from "./support/sign-in.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();
const phone = { widthPx: 360, heightPx: 740 } as const;

test("on a phone the list of spaces opens a space, and every card keeps to the width", async () => {
  const { chat, page } = await file.visit(phone);
  expect(await findOverflow(page)).toEqual([]);
  await chat.enter(places.floor);
  for (const sentence of [
    "queue stats today",
    "queue stats last 7d",
    "queues now",
    "help",
    "why average handle time",
  ]) {
    await cardOf(await chat.ask(sentence)).waitFor();
    expect(await findOverflow(page)).toEqual([]);
  }
  const stats = chat.answers.first();
  await cardOf(stats).getByRole("button", { name: "One queue" }).click();
  await stats.locator(".text-version summary").click();
  expect(await findOverflow(page)).toEqual([]);
  await page.getByRole("link", { name: "Back to the spaces" }).click();
  await page.getByTestId("space").first().waitFor();
});

test("on a phone the clock, the members and the cloud keep to the width", async () => {
  const { chat, page } = await file.visit(phone);
  await chat.enter(places.floor);
  await chat.ask("queue stats today");
  await page.getByTestId("clock").click();
  expect(await findOverflow(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Members/ }).click();
  expect(await findOverflow(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByTestId("cloud").click();
  await page.locator(".calls li").first().waitFor();
  expect(await findOverflow(page)).toEqual([]);
  await page.getByRole("tab", { name: "Faults" }).click();
  await page.getByText("Your own fault").click();
  expect(await findOverflow(page)).toEqual([]);
});

test("on a phone a sign-in keeps to the width from its first page to its last", async () => {
  const visit = await file.visit(phone);
  await visit.chat.enter(places.unlinked);
  await visit.chat.speakAs(people.camille);
  const tab = await openConnectPage(visit, await visit.chat.ask("connect"));
  expect(await findOverflow(tab)).toEqual([]);
  await openSignInPage(tab);
  expect(await findOverflow(tab)).toEqual([]);
  await decide(tab, "Camille Laurent", "Accept");
  await tab.getByRole("heading", { name: "Lumen Voyages is connected" }).waitFor();
  expect(await findOverflow(tab)).toEqual([]);
});
