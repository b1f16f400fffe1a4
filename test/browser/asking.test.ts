import type { Locator } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { cardOf } from "./support/chat.js";
import type { Visit } from "./support/open-visit.js";
import { readCard, readText } from "./support/read-card.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();
let maya: Visit;
beforeAll(async () => {
  maya = await file.visit();
});

/** Label and value of every headline figure in a text form: `Service level 79.7 % (target …)`. */
const figuresIn = (text: readonly string[]) =>
  text.flatMap((line) => {
    const [, label, value] =
      /^(Service level|Abandonment|Average[a-z ]+) ([\d.:]+(?: [%s])?)(?: \(|$)/.exec(line) ?? [];
    return label && value ? [{ label, value }] : [];
  });

/** Name, service level and missed contacts of every queue in a text form. */
const queuesIn = (text: readonly string[]) =>
  text.flatMap((line) => {
    const [, name, level, missed] = /^(.+) — SL (.+?), missed (\d+)/.exec(line) ?? [];
    return name && level && missed ? [[name, level, missed]] : [];
  });

describe("Maya asks in the space of the Harbor floor", () => {
  let today: Locator;

  test("the card shows the figures of the text that the service sent with it", async () => {
    today = await maya.chat.ask("queue stats today");
    const card = await readCard(today);
    const text = await readText(today);
    expect(card.slice(0, 3)).toEqual([
      "Queue stats",
      "Harbor Insurance · as of 10:07",
      "today, Fri 20 Nov 00:00–10:07 (America/New_York)",
    ]);

    const figures = figuresIn(text);
    expect(figures.map(({ label }) => label)).toEqual([
      "Service level",
      "Abandonment",
      "Average speed of answer",
      "Average handle time",
    ]);
    for (const { label, value } of figures) expect(card[card.indexOf(label) + 1]).toBe(value);

    const queues = queuesIn(text);
    expect(queues.length).toBeGreaterThanOrEqual(6);
    for (const queue of queues) {
      const at = card.indexOf(queue[0] ?? "");
      expect(card.slice(at, at + 3)).toEqual(queue);
    }
  });

  test("Refresh asks the same question a quarter of an hour later", async () => {
    file.stage.clock.advance(15 * 60_000);
    const refreshed = await maya.chat.press(today, "Refresh");
    expect(await readCard(refreshed)).toContain("Harbor Insurance · as of 10:22");
    expect(await readCard(refreshed)).toContain("today, Fri 20 Nov 00:00–10:22 (America/New_York)");
    expect(figuresIn(await readText(refreshed))).not.toEqual(figuresIn(await readText(today)));
  });

  test("Yesterday is the whole day before, and offers the way back", async () => {
    const yesterday = await maya.chat.press(today, "Yesterday");
    const card = await readCard(yesterday);
    expect(card).toContain("Thu 19 Nov 2026 (America/New_York)");
    expect(card.join("\n")).toMatch(/vs Thu 12 Nov/);
    today = await maya.chat.press(yesterday, "Today");
    expect(await readCard(today)).toContain("today, Fri 20 Nov 00:00–10:22 (America/New_York)");
  });

  test("One queue unfolds a choice, and the chosen queue gets a card of its own", async () => {
    const billing = queuesIn(await readText(today)).find(([name]) => name === "Billing");
    const card = cardOf(today);
    await card.getByRole("button", { name: "One queue" }).click();
    await card.getByRole("combobox").selectOption({ label: "Billing" });
    const answer = await maya.chat.press(today, "Show");
    const shown = await readCard(answer);
    expect(shown.join("\n")).toContain("Billing");
    expect(shown).not.toContain("Claims");
    expect(shown[shown.indexOf("Service level") + 1]).toBe(billing?.[1]);
    await cardOf(answer).getByRole("button", { name: "Every queue" }).waitFor();
  });

  test("what a button unfolds and what it brings come into view, and nothing else moves", async () => {
    const answer = await maya.chat.press(today, "Refresh");
    await expect.poll(() => topOf(answer)).toBe("in the upper half");
    await cardOf(answer).getByRole("button", { name: "One queue" }).click();
    const show = cardOf(answer).getByRole("button", { name: "Show" });
    await show.waitFor();
    expect(await bottomOf(show)).toBeLessThan(await bottomOf(maya.page.locator(".scroller")));
    expect(await maya.page.locator(".bar").boundingBox()).toMatchObject({ y: 0 });
  });
});

describe("the mention", () => {
  test("is completed from its first letters", async () => {
    const { chat, page } = maya;
    await chat.composer.fill("");
    await chat.composer.pressSequentially("@Fl");
    await page.getByRole("option", { name: "Floorwalker" }).waitFor();
    await chat.composer.press("Enter");
    expect(await chat.composer.inputValue()).toBe("@Floorwalker ");
    const answer = await chat.answerTo(async () => {
      await chat.composer.pressSequentially("help");
      await chat.composer.press("Enter");
    });
    expect((await readCard(answer)).join("\n")).toContain("queue stats");
    expect(await chat.messages.locator(".mention").last().innerText()).toBe("@Floorwalker");
  });

  test("taken away, it leaves the bot out of what people say to each other", async () => {
    const { chat, page } = maya;
    const answersBefore = await chat.answers.count();
    await page.getByRole("button", { name: "@Floorwalker" }).click();
    await page.getByText("Floorwalker does not hear this").waitFor();
    await chat.composer.pressSequentially("help");
    await chat.composer.press("Enter");
    await chat.messages.last().getByText("help", { exact: true }).waitFor();
    await page.getByRole("button", { name: "@Floorwalker" }).click();
    await chat.ask("why service level");
    expect(await chat.answers.count()).toBe(answersBefore + 1);
  });
});

/** Where a message begins in the part of the page that scrolls. */
async function topOf(answer: Locator): Promise<string> {
  const [row, scroller] = await Promise.all([answer.boundingBox(), maya.page.locator(".scroller").boundingBox()]);
  if (!row || !scroller) return "nowhere";
  const from = row.y - scroller.y;
  return from < -1 ? "above" : from < scroller.height / 2 ? "in the upper half" : "below";
}

async function bottomOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return box ? box.y + box.height : Number.POSITIVE_INFINITY;
}
