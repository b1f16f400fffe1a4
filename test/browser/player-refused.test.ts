import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FRIDAY_MORNING, people, places } from "../helpers/floor.js";
import { recordedCall, sensitiveCall, transferredCall } from "../helpers/recorded-contacts.js";
import { openListenPage, openPlayer, readSound, secondsAt, signInToListen } from "./support/open-player.js";
import { openStage, type Stage } from "./support/open-stage.js";
import type { Visit } from "./support/open-visit.js";

const now = Date.parse(FRIDAY_MORNING);
const PRIYA = "Priya Nair";

let stage: Stage;
let visit: Visit;
beforeAll(async () => {
  stage = await openStage();
  visit = await stage.visit();
  await visit.chat.enter(places.floor);
  await visit.chat.speakAs(people.priya);
});
afterAll(async () => {
  // A browser reports every answer that is a refusal; nothing else may have gone wrong.
  expect(visit.trouble.filter((each) => !each.includes("Failed to load resource"))).toEqual([]);
  await stage.close();
});

describe("a sensitive recording", () => {
  let tab: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    visit.context.on("request", (request) => asked.push(new URL(request.url()).pathname));
    tab = await openPlayer(visit, sensitiveCall(now).id, { person: PRIYA });
  });
  const fetched = () => asked.filter((path) => /\/(audio|peaks|transcripts|confirm)\//.test(path));

  test("is not fetched before somebody has said twice that they want to hear it", async () => {
    await tab.getByRole("heading", { name: "This recording is sensitive" }).waitFor();
    await tab.getByRole("button", { name: "Listen to it…" }).click();
    const dialog = tab.getByRole("dialog", { name: "Listen to a sensitive recording?" });
    expect(await dialog.innerText()).toContain("recorded in the audit trail");
    await dialog.getByRole("button", { name: "Not now" }).click();
    expect(await tab.getByRole("slider").isVisible()).toBe(false);
    expect(fetched()).toEqual([]);
  });

  test("is heard once they have", async () => {
    await tab.getByRole("button", { name: "Listen to it…" }).click();
    await tab.getByRole("button", { name: "Listen", exact: true }).click();
    await tab.getByRole("button", { name: "Play" }).click();
    await expect.poll(async () => (await readSound(tab)).currentTime).toBeGreaterThan(0.2);
    expect(fetched()[0]).toContain("/confirm/");
    await tab.close();
  });
});

describe("a sound that breaks off", () => {
  let tab: Page;
  const audio = /\/audio\//;
  beforeAll(async () => {
    tab = await openPlayer(visit, recordedCall(now).id);
  });
  const play = () => tab.getByRole("button", { name: "Play" }).click();
  const pause = () => tab.getByRole("button", { name: "Pause" }).click();

  test("is fetched anew and goes on at the same place, without anybody's doing", async () => {
    await expect.poll(async () => (await readSound(tab)).duration).not.toBeNull();
    let broken = 0;
    await tab.route(audio, (route) => (broken++ === 0 ? route.abort() : route.continue()));
    await seekTo(tab, 0.6);
    const from = await secondsAt(tab);
    await play();
    await expect.poll(() => broken).toBeGreaterThan(1);
    await expect.poll(async () => (await readSound(tab)).currentTime).toBeGreaterThan(from);
    await pause();
    await tab.unroute(audio);
  });

  test("and is refused says why and whose turn it is; trying again goes on at the same place", async () => {
    const from = await secondsAt(tab);
    const refusal = { code: "upstream-busy", say: "Contact Center is busy.", next: "Try again in a minute." };
    await tab.route(audio, (route) => route.fulfill({ status: 503, json: refusal }));
    await breakOff(tab);
    const status = tab.locator(".status");
    await status.getByText("Contact Center is busy. Try again in a minute.").waitFor();
    await tab.unroute(audio);
    await status.getByRole("button", { name: "Try again" }).click();
    await expect.poll(async () => (await readSound(tab)).duration).not.toBeNull();
    expect(await secondsAt(tab)).toBe(from);
    expect(await status.locator(".trouble").isVisible()).toBe(false);
  });

  test("because the sign-in has ended offers another one, after which it goes on at the same place", async () => {
    // Of this one the browser has only the beginning.
    const tab = await openPlayer(visit, transferredCall(now).id);
    await expect.poll(async () => (await readSound(tab)).duration).not.toBeNull();
    stage.clock.advance(31 * 60_000);
    await seekTo(tab, 0.9);
    await tab.getByText("Your sign-in has ended.").waitFor();
    const from = await tab.locator(".now").innerText();
    await tab.getByRole("link", { name: "Sign in again" }).click();
    await signInToListen(tab, PRIYA);
    await tab.locator(".player").waitFor();
    await expect.poll(() => tab.locator(".now").innerText()).toBe(from);
    expect(await tab.evaluate("sessionStorage.length")).toBe(0);
  });
});

test("who may not listen reads a polite page that says whom to ask", async () => {
  await visit.context.clearCookies();
  await visit.chat.enter(places.floor);
  const tab = await openListenPage(visit, recordedCall(now).id, { person: "Tom Okafor" });
  expect(await tab.locator("main").innerText()).toMatch(/Next step\s+.*grant listener/s);
  expect(await tab.locator("audio, script").count()).toBe(0);
});

/** Where the browser has nothing of the sound yet. */
async function seekTo(tab: Page, share: number): Promise<void> {
  const drawing = tab.getByRole("slider");
  const { width = 0 } = (await drawing.boundingBox()) ?? {};
  await drawing.click({ position: { x: width * share, y: 30 } });
}

/** Makes the browser forget what it has of the sound and ask for it again. */
const breakOff = (tab: Page) =>
  tab.evaluate("{ const audio = document.querySelector('audio'); audio.src = audio.src; }");
