import type { Locator } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { people, places } from "../helpers/floor.js";
import type { Chat } from "./support/chat.js";
import { readCard } from "./support/read-card.js";
import { useStage } from "./support/use-stage.js";

const file = useStage();
let chat: Chat;
beforeAll(async () => {
  ({ chat } = await file.visit());
  await chat.enter(places.withGuest);
});

const read = async (answer: Locator) => (await readCard(answer)).join("\n");

async function askAs(email: string, sentence: string): Promise<Locator> {
  await chat.speakAs(email);
  return chat.ask(sentence);
}

describe("Dana of Brightline is a guest in a space of Harbor Insurance", () => {
  let card: Locator;

  test("she is marked as a guest, refused, and told whom to ask", async () => {
    const refusal = await askAs(people.dana, "queue stats today");
    expect(await chat.messages.filter({ hasText: "Guest · Brightline Consulting" }).count()).toBe(1);
    expect(await read(refusal)).toContain("You are a guest here: your Webex organisation is not Harbor Insurance");
    expect(await read(refusal)).toContain("grant viewer dana.reyes@brightline.example");
    expect(await read(refusal)).not.toContain("%");
  });

  test("her colleague's question is not answered under her eyes either", async () => {
    const refusal = await read(await askAs(people.maya, "queue stats today"));
    expect(refusal).toContain("Dana Reyes is in this space but not of Harbor Insurance");
    expect(refusal).not.toContain("%");
  });

  test("let in by a manager, she gets the card", async () => {
    await askAs(people.priya, `grant viewer ${people.dana}`);
    card = await askAs(people.dana, "queue stats today");
    expect(await read(card)).toContain("Harbor Insurance · as of 10:07");
  });

  test("sent away again, she presses a button of that card in vain", async () => {
    await askAs(people.priya, `revoke viewer ${people.dana}`);
    await chat.speakAs(people.dana);
    expect(await read(await chat.press(card, "Refresh"))).toContain("You are a guest here");
  });
});
