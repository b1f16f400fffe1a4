import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { people, places } from "../helpers/floor.js";
import { type Chat, cardOf } from "./support/chat.js";
import { findOverflow, listImages } from "./support/in-page.js";
import { readCard } from "./support/read-card.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();

/** Every picture that a card promises has come, and there are some. */
async function seeImages(page: Page): Promise<void> {
  await expect.poll(async () => (await listImages(page)).filter(({ widthPx }) => widthPx === 0)).toEqual([]);
  const images = await listImages(page);
  expect(images.length).toBeGreaterThan(0);
  for (const { alt, widthPx } of images) {
    expect(alt).not.toBe("");
    expect(widthPx).toBeGreaterThan(300);
  }
}

describe.each([
  ["at a desk", { widthPx: 1280, theme: "light" }],
  ["on a phone, in the dark", { widthPx: 360, heightPx: 740, theme: "dark" }],
] as const)("%s", (_where, look) => {
  let chat: Chat;
  let page: Page;
  beforeAll(async () => {
    ({ chat, page } = await file.visit(look));
    await chat.enter(places.floor);
    await chat.speakAs(people.priya);
  });
  const fits = async () => expect(await findOverflow(page)).toEqual([]);

  test("agent stats: by handled, one team, an agent's day with its picture", async () => {
    const stats = await chat.ask("agent stats today");
    expect(await readCard(stats)).toContain("Agents by name");
    await fits();
    const sorted = await chat.press(stats, "By handled");
    expect(await readCard(sorted)).toContain("Agents by contacts handled");
    await cardOf(sorted).getByRole("button", { name: "One team" }).click();
    await cardOf(sorted).getByRole("combobox").selectOption({ label: "Claims team" });
    await fits();
    expect(await readCard(await chat.press(sorted, "Show"))).toContain("Team Claims team");
    const day = await chat.ask("agent activity Nora Whitfield yesterday");
    expect((await readCard(day))[0]).toBe("Activity of Nora Whitfield");
    await seeImages(page);
    await fits();
  });

  test("tasks: on to the next page, and from a row to the contact's journey", async () => {
    const first = await chat.ask("tasks yesterday status:abandoned");
    await fits();
    const second = await chat.press(first, "Next page");
    const shown = await readCard(second);
    expect(shown.join("\n")).toMatch(/11–20 of \d+/);
    const [row] = shown.flatMap((line) => /^\w{3} \d+ \w{3} \d\d:\d\d:\d\d$|^\d\d:\d\d:\d\d$/.exec(line)?.[0] ?? []);
    const journey = await chat.answerTo(() =>
      cardOf(second)
        .getByText(row ?? "no row", { exact: true })
        .first()
        .click(),
    );
    const steps = await readCard(journey);
    expect(steps[0]).toBe("Task");
    expect(steps).toContain("Step by step");
    expect(steps.join("\n")).toMatch(/•••/);
    await fits();
  });

  test("a trend and a comparison show their pictures", async () => {
    await chat.ask("trend offered today");
    await seeImages(page);
    await chat.ask("trend service level last 7d");
    await chat.ask("compare today with yesterday");
    await seeImages(page);
    await fits();
  });

  test("queues now leads back to the figures of the day", async () => {
    const live = await chat.ask("queues now");
    expect((await readCard(live))[0]).toBe("Queues now");
    await fits();
    const stats = await chat.press(live, "Queue stats today");
    expect((await readCard(stats))[0]).toBe("Queue stats");
  });

  test("what a drop-down shows before anybody has chosen is what its button asks", async () => {
    const stats = await chat.ask("queue stats today");
    const card = cardOf(stats);
    const folded = await readCard(stats);
    await card.getByRole("button", { name: "One queue" }).click();
    expect(await card.getByRole("combobox").locator("option:checked").innerText()).toBe("All queues");
    const all = await chat.press(stats, "Show");
    expect(await readCard(all)).toEqual(folded);
  });

  test("a manager changes settings and saves them, and a wrong one is told from which field it is", async () => {
    const card = await chat.ask("settings");
    await fits();
    const field = (name: string) => cardOf(card).getByLabel(name, { exact: false });
    await field("Quiet hours").fill("25:00-07:00");
    const refused = await chat.press(card, "Save");
    expect((await readCard(refused)).join("\n")).toContain("no day has a time 25:00");
    await fits();
    await field("Quiet hours").fill("22:00-07:00");
    await field("Customers' numbers").selectOption({ label: "hidden entirely" });
    await cardOf(card).getByText("Show agents' names").click();
    const saved = await readCard(await chat.press(card, "Save"));
    expect(saved).toEqual(expect.arrayContaining(["Settings saved", "shown → hidden", "off → 22:00–07:00"]));
    await fits();
    for (const sentence of ["settings quiet off", "settings masking last-4", "settings names shown"])
      expect((await readCard(await chat.ask(sentence)))[0]).toBe("Settings saved");
  });
});
