import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { peaksSchema } from "../../src/web/player/schema.js";
import { findSilences } from "../../src/web/player/silence.js";
import { FRIDAY_MORNING, people, places } from "../helpers/floor.js";
import { capturesOf, consultedCall, transcribedChat } from "../helpers/recorded-contacts.js";
import { findOverflow, measureContrast } from "./support/in-page.js";
import { openPlayer, readSound, secondsAt } from "./support/open-player.js";
import { useStage } from "./support/use-stage.js";

const now = Date.parse(FRIDAY_MORNING);
const consulted = consultedCall(now, { that: (contact) => (capturesOf(contact)?.transcripts.length ?? 0) > 0 });

const file = useStage();
let tab: Page;
/** Every request of the player's tab: its address, and the part of the sound that it asks for. */
const asked: { readonly url: string; readonly range: string | undefined }[] = [];

async function visitAs(email: string, look = {}) {
  const visit = await file.visit(look);
  // On a narrow screen the list of spaces comes first.
  await visit.chat.enter(places.floor);
  await visit.chat.speakAs(email);
  return visit;
}

beforeAll(async () => {
  const visit = await visitAs(people.priya);
  tab = await openPlayer(visit, consulted.id, { person: "Priya Nair" });
  tab.on("request", (request) => {
    void request.allHeaders().then(({ range }) => asked.push({ url: request.url(), range }));
  });
});

/** Runs in the page. */
const readPeaks =
  "fetch(document.querySelector('audio').src.replace('/audio/', '/peaks/')).then((answer) => answer.json())";

const current = () => tab.locator(".line[aria-current=true] .line-text");
const at = () => secondsAt(tab);

describe("Priya listens to a call in which a colleague was asked", () => {
  test("play makes the sound go on, pause holds it", async () => {
    await tab.getByRole("button", { name: "Play" }).click();
    await expect.poll(async () => (await readSound(tab)).currentTime).toBeGreaterThan(0.3);
    expect(await tab.locator(".now").innerText()).toMatch(/^0:0\d$/);
    await tab.getByRole("button", { name: "Pause" }).click();
    const { paused, currentTime } = await readSound(tab);
    expect(paused).toBe(true);
    expect(currentTime).toBeGreaterThan(0.3);
  });

  test("keys move it, change the speed and keep the pitch", async () => {
    await tab.keyboard.press("Home");
    await expect.poll(at).toBe(0);
    await tab.keyboard.press("Shift+ArrowRight");
    await tab.keyboard.press("ArrowRight");
    await tab.keyboard.press("ArrowLeft");
    await expect.poll(at).toBe(30);
    await tab.keyboard.press("ArrowUp");
    await tab.keyboard.press("ArrowUp");
    expect(await readSound(tab)).toMatchObject({ playbackRate: 1.5, preservesPitch: true });
    expect(await tab.getByLabel("Speed").inputValue()).toBe("1.5");
    await tab.getByLabel("Speed").selectOption("1");
    expect(await readSound(tab)).toMatchObject({ playbackRate: 1 });
  });

  test("the slider is moved by its keys and says where it is; keys in the search stay there", async () => {
    const slider = tab.getByRole("slider", { name: "Position in the recording" });
    await slider.focus();
    await tab.keyboard.press("PageUp");
    await expect.poll(at).toBe(60);
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^1 minute of 4 minutes 21 seconds$/);
    await tab.getByRole("searchbox").focus();
    await tab.keyboard.type("a b ?");
    await tab.keyboard.press("Home");
    expect(await at()).toBe(60);
    expect(await tab.getByRole("dialog").count()).toBe(0);
    await tab.getByRole("searchbox").fill("");
  });

  test("a press on the drawing goes there, and only that part of the sound is asked for", async () => {
    const drawing = tab.getByRole("slider");
    const { width = 0 } = (await drawing.boundingBox()) ?? {};
    asked.length = 0;
    await drawing.click({ position: { x: width * 0.9, y: 30 } });
    const { duration } = await readSound(tab);
    await expect.poll(at).toBeCloseTo((duration ?? 0) * 0.9, -1);
    await expect
      .poll(() => asked.some(({ url, range }) => /\/audio\//.test(url) && /^bytes=[1-9]/.test(range ?? "")))
      .toBe(true);
  });

  test("a moment is a button that goes there, and is hatched in the drawing", async () => {
    expect(await tab.locator(".mark-stretch").count()).toBe(3);
    await tab.getByRole("button", { name: /^Consult for 27 s/ }).click();
    await expect.poll(at).toBe(82);
    await tab.getByRole("button", { name: /^On hold .* 25 s/ }).click();
    await expect.poll(at).toBe(186);
  });

  test("the line that is heard is marked, and a line goes to its sound", async () => {
    const lines = tab.locator(".line");
    const eighth = lines.nth(8);
    const text = await eighth.locator(".line-text").innerText();
    await eighth.locator(".line-text").click();
    await expect.poll(() => current().innerText()).toBe(text);
    await tab.keyboard.press("Home");
    await tab.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => current().innerText()).not.toBe(text);
    // The list follows the sound by itself.
    const [line, box] = await Promise.all([current().boundingBox(), tab.locator(".lines-box").boundingBox()]);
    expect(line?.y).toBeGreaterThanOrEqual(box?.y ?? 0);
  });

  test("who scrolls away is left in peace, and can follow again", async () => {
    await tab.locator(".lines-box").hover();
    await tab.mouse.wheel(0, 2_000);
    const follow = tab.getByRole("button", { name: "Follow the sound" });
    await follow.click();
    expect(await follow.isVisible()).toBe(false);
  });

  test("search counts, marks and shows what it finds", async () => {
    await tab.getByRole("searchbox", { name: /Search/ }).fill("you");
    const marks = tab.locator("mark");
    expect((await marks.allInnerTexts()).every((text) => text.toLowerCase() === "you")).toBe(true);
    expect(await tab.locator(".find-count").innerText()).toMatch(/^1 of [1-9]/);
    await tab.keyboard.press("Enter");
    expect(await tab.locator(".find-count").innerText()).toMatch(/^2 of/);
    await tab.getByRole("searchbox").fill("");
    expect(await marks.count()).toBe(0);
  });

  test("silence is left out when one wants that", async () => {
    expect(await tab.locator(".skip-amount").innerText()).toMatch(/^saves \d+ s$/);
    const silence = findSilences(peaksSchema.parse(await tab.evaluate(readPeaks))).find(
      ({ fromMs, toMs }) => toMs - fromMs > 1_000,
    );
    if (!silence) throw new Error("nobody is ever silent in this call");
    await tab.getByText("Skip silence").click();
    await tab.evaluate(`{
      const audio = document.querySelector("audio");
      audio.currentTime = ${silence.fromMs / 1_000 - 0.3};
      audio.addEventListener("seeking", () => { audio.dataset.skippedTo = audio.currentTime; });
    }`);
    await tab.getByRole("button", { name: "Play" }).click();
    const skippedTo = () => tab.evaluate<string | undefined>("document.querySelector('audio').dataset.skippedTo");
    await expect.poll(async () => Number(await skippedTo())).toBeCloseTo(silence.toMs / 1_000, 2);
    await tab.getByRole("button", { name: "Pause" }).click();
    await tab.getByText("Skip silence").click();
  });

  test("? shows the keys, and the consult is another recording to choose", async () => {
    await tab.locator("h1").click();
    await tab.keyboard.press("?");
    await tab.getByRole("dialog", { name: "Keys" }).waitFor();
    await tab.keyboard.press("Escape");
    await tab.getByText("Consult", { exact: true }).first().click();
    await expect.poll(async () => (await readSound(tab)).duration).toBeCloseTo(27, 0);
    expect(await tab.locator(".total").innerText()).toBe("0:26");
  });

  test("the address that Contact Center signed is nowhere in the page, and nobody else was asked for anything", async () => {
    const { serviceUrl, cloudUrl } = file.stage;
    const entries = z.array(z.string()).parse(await tab.evaluate("performance.getEntries().map(({ name }) => name)"));
    const loaded = entries.filter((name) => /^https?:/.test(name));
    expect(loaded.length).toBeGreaterThan(5);
    expect([...loaded, ...asked.map(({ url }) => url)].filter((url) => !url.startsWith(`${serviceUrl}/`))).toEqual([]);
    const kept = [
      await tab.content(),
      tab.url(),
      String(await tab.evaluate("JSON.stringify([localStorage, sessionStorage, history.state])")),
    ];
    for (const text of kept) expect(text).not.toMatch(new RegExp(`${cloudUrl}|/storage/|X-Amz|Signature`, "i"));
  });
});

describe.each(["light", "dark"] as const)("in %s colours", (theme) => {
  test("what the page says is easy enough to read, and it keeps to the width of the narrowest phone", async () => {
    await tab.emulateMedia({ colorScheme: theme });
    await tab.setViewportSize({ width: 320, height: 640 });
    const { seen, tooFaint } = await measureContrast(tab, "body");
    expect(tooFaint).toEqual([]);
    expect(seen).toBeGreaterThan(40);
    expect(await findOverflow(tab)).toEqual([]);
    await tab.getByRole("button", { name: "Keys" }).click();
    expect(await findOverflow(tab)).toEqual([]);
    expect((await measureContrast(tab, "dialog")).tooFaint).toEqual([]);
    await tab.keyboard.press("Escape");
  });
});

test("what is pressed on a phone is large enough to be met", async () => {
  const small = z.array(z.string()).parse(
    await tab.evaluate(`[...document.querySelectorAll("button, select, label, a")].flatMap((each) => {
      const { width, height } = each.getBoundingClientRect();
      return each.checkVisibility() && (height < 24 || width < 24) ? each.outerHTML : [];
    })`),
  );
  expect(small).toEqual([]);
});

test("a chat is read without a sound", async () => {
  const visit = await visitAs(people.priya);
  const chat = await openPlayer(visit, transcribedChat(now).id, { person: "Priya Nair", button: "Open transcript" });
  await chat.locator(".line").first().waitFor();
  expect(await chat.getByRole("slider").count()).toBe(0);
  expect(await chat.getByRole("button", { name: "Play" }).count()).toBe(0);
  expect(await chat.locator(".line button").count()).toBe(0);
});

test("who signs out is told so, and the next visit asks who one is", async () => {
  await tab.getByRole("button", { name: "Sign out" }).click();
  await tab.getByRole("heading", { name: "You are signed out" }).waitFor();
  await tab.getByRole("link", { name: "Sign in again" }).click();
  await tab.getByRole("heading", { name: "Sign in to the simulated Webex" }).waitFor();
});
