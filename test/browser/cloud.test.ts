import { beforeAll, describe, expect, test } from "vitest";
import { until } from "../helpers/settle.js";
import type { Visit } from "./support/open-visit.js";
import { readCard } from "./support/read-card.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();
let maya: Visit;
beforeAll(async () => {
  maya = await file.visit({ widthPx: 1440 });
});

describe("the clock in the bar", () => {
  test("moved an hour on, it changes what the next card is as of", async () => {
    const { page, chat } = maya;
    expect(await readCard(await chat.ask("queue stats today"))).toContain("Harbor Insurance · as of 10:07");
    await page.getByTestId("clock").click();
    await page.getByRole("button", { name: "+1 hour" }).click();
    await page.getByTestId("clock").filter({ hasText: "11:07" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await readCard(await chat.ask("queue stats today"))).toContain("Harbor Insurance · as of 11:07");
  });

  test("set to an evening, it makes the card that evening's", async () => {
    const { page, chat } = maya;
    await page.getByTestId("clock").click();
    await page.getByLabel("Set the clock to").fill("2026-11-20T20:30");
    await page.getByRole("button", { name: "Set", exact: true }).click();
    await page.getByTestId("clock").filter({ hasText: "20:30" }).waitFor();
    await page.keyboard.press("Escape");
    const card = await readCard(await chat.ask("queue stats today"));
    expect(card).toContain("Harbor Insurance · as of 20:30");
  });
});

describe("the drawer of the cloud", () => {
  test("a 429 that is ordered there is counted down, shows among the calls, and costs one wait", async () => {
    const { page, chat } = maya;
    file.stage.clock.advance(15 * 60_000);
    await page.getByTestId("cloud").click();
    await page.getByRole("tab", { name: "Faults" }).click();
    await page.getByText("Your own fault").click();
    await page.getByLabel("Method and path").fill("POST /search");
    await page.getByLabel("Status").fill("429");
    await page.getByLabel("Retry-After, s").fill("5");
    await page.getByRole("button", { name: "Add fault" }).click();
    await page.getByText("answers 429 · Retry-After 5 s · 1 left").waitFor();
    expect(await page.getByTestId("cloud").locator(".badge").innerText()).toBe("1");

    await page.getByRole("tab", { name: "Calls" }).click();
    const answer = await chat.answerTo(async () => {
      await chat.composer.fill("queue stats today");
      await chat.composer.press("Enter");
      await page.locator(".call-status", { hasText: "429" }).waitFor();
      // The service waits as long as it was asked to; its clock goes on only here.
      const asked = file.stage.clock.now();
      await until(() => file.stage.clock.sleepers().some((end) => end >= asked + 5_000 && end < asked + 10_000));
      file.stage.clock.advance(6_000);
    });
    await answer.locator(".card").waitFor();
    expect((await readCard(answer)).join("\n")).toContain("Harbor Insurance · as of 20:45");

    const refused = page.locator(".calls li").filter({ hasText: "429" });
    expect(await refused.count()).toBe(1);
    expect(await refused.innerText()).toContain("/search");
    await page.getByRole("tab", { name: "Faults" }).click();
    await page.getByText("The cloud behaves.").waitFor();
    await page.getByRole("button", { name: "Close the drawer" }).click();
  });

  test("Reset asks first, then goes back to the first minute", async () => {
    const { page, chat } = maya;
    await page.getByTestId("cloud").click();
    await page.getByRole("button", { name: "Reset the sandbox" }).click();
    const startAgain = page.getByRole("dialog").getByRole("button", { name: "Start over" });
    await Promise.all([page.waitForResponse(/\/sandbox\/reset$/), startAgain.click()]);
    await page.getByRole("heading", { name: "Ask Floorwalker about the floor" }).waitFor();
    await page.getByRole("button", { name: "Close the drawer" }).click();
    expect(await readCard(await chat.ask("queue stats today"))).toContain("Harbor Insurance · as of 10:07");
  });
});
