import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { people, places } from "../helpers/floor.js";
import type { Visit } from "./support/open-visit.js";
import { readCard } from "./support/read-card.js";
import { decide, openConnectPage, openSignInPage } from "./support/sign-in.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();
let camille: Visit;
beforeAll(async () => {
  camille = await file.visit();
  await camille.chat.enter(places.unlinked);
  await camille.chat.speakAs(people.camille);
});

const startConnecting = async (): Promise<Page> => openConnectPage(camille, await camille.chat.ask("connect"));

describe("Camille connects her contact centre from the chat", () => {
  let connectAddress = "";

  test("the page behind the button says what is asked for, and has no script", async () => {
    const tab = await startConnecting();
    connectAddress = tab.url();
    expect(connectAddress).toMatch(new RegExp(`^${file.stage.serviceUrl}/connect/`));
    await tab.getByRole("heading", { name: "Let Floorwalker read your contact centre" }).waitFor();
    expect(await tab.locator("main").innerText()).toContain(places.unlinked);
    expect(await tab.locator("script, iframe, form, [onclick], link[rel=stylesheet]").count()).toBe(0);
    await tab.close();
  });

  test("who declines is told so, and nothing is connected", async () => {
    const tab = await startConnecting();
    await openSignInPage(tab);
    await decide(tab, "Camille Laurent", "Decline");
    await tab.getByRole("heading", { name: "The sign-in was not completed" }).waitFor();
    expect(await tab.locator("main").innerText()).toContain(
      "You chose not to let Floorwalker read the contact centre.",
    );
    expect(await tab.locator("script").count()).toBe(0);
    await tab.close();
    const card = (await readCard(await camille.chat.ask("queue stats today"))).join("\n");
    expect(card).toContain("No contact centre is linked to this space yet.");
  });

  test("who accepts lands on the page that says so, and the space is told", async () => {
    const tab = await startConnecting();
    connectAddress = tab.url();
    const told = await camille.chat.answerTo(async () => {
      await openSignInPage(tab);
      await decide(tab, "Camille Laurent", "Accept");
      await tab.getByRole("heading", { name: "Lumen Voyages is connected" }).waitFor();
    });
    const page = await tab.locator("main").innerText();
    expect(page).toContain("The space has been told.");
    expect(page).toContain("Europe/Paris");
    expect(await tab.locator("script").count()).toBe(0);
    await tab.close();
    const card = (await readCard(told)).join("\n");
    expect(card).toContain("Lumen Voyages is connected");
    expect(card).toContain("Camille Laurent signed in");
  });

  test("from then on the space gets its figures, in Paris time", async () => {
    await camille.chat.speakAs(people.hugo);
    const card = (await readCard(await camille.chat.ask("queue stats today"))).join("\n");
    expect(card).toContain("Lumen Voyages · as of 16:07");
    expect(card).toContain("(Europe/Paris)");
    expect(card).toMatch(/Service level\n\d+\.\d %/);
  });

  test("a link that was used is refused with the way to a new one", async () => {
    const tab = await camille.context.newPage();
    await tab.goto(connectAddress);
    await tab.getByRole("heading", { name: "This link is no longer valid" }).waitFor();
    expect(await tab.locator("main").innerText()).toMatch(/Next step\s+.*connect/);
    expect(await tab.getByRole("link").count()).toBe(0);
    await tab.close();
  });
});
