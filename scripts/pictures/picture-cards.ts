import { cardOf } from "../../test/browser/support/chat.js";
import type { Stage } from "../../test/browser/support/open-stage.js";
import { people, places } from "../../test/helpers/floor.js";
import { savePicture, savePictureWithin } from "./save-picture.js";
import { turnColours } from "./turn-colours.js";

/** Wide enough for a card of 600 pixels, high enough that the longest is never cut by the conversation's edge. */
const sheet = { widthPx: 624, heightPx: 1_600, scale: 2 } as const;

/** The card of queue stats alone, as the page draws it, light and dark. */
export async function pictureCards(stage: Stage): Promise<void> {
  const visit = await stage.visit(sheet);
  const { chat, page } = visit;
  await chat.enter(places.floor);
  const stats = await chat.ask("queue stats today");
  await savePicture("card-light", cardOf(stats));
  await turnColours(page, "dark");
  await savePicture("card-dark", cardOf(stats));
  await visit.context.close();
}

/** The card of `help`, and a guest's question with its refusal. */
export async function pictureWords(stage: Stage): Promise<void> {
  // Help is long; at this scale it stays light.
  const visit = await stage.visit({ ...sheet, heightPx: 2_400, scale: 1 });
  const { chat, page } = visit;
  await chat.enter(places.floor);
  await savePicture("help", cardOf(await chat.ask("help")));
  await page.getByRole("link", { name: "Back to the spaces" }).click();
  await chat.enter(places.withGuest);
  await chat.speakAs(people.dana);
  await chat.ask("queue stats today");
  await savePictureWithin("refusal", page.locator(".thread"), 7);
  await visit.context.close();
}

/** Who waits at a moment when several queues have somebody waiting. */
export async function pictureQueuesNow(stage: Stage): Promise<void> {
  const visit = await stage.visit(sheet);
  await visit.chat.enter(places.floor);
  await savePicture("queues-now", cardOf(await visit.chat.ask("queues now")));
  await visit.context.close();
}

/** The first screen of the answer on a phone. */
export async function picturePhone(stage: Stage): Promise<void> {
  const visit = await stage.visit({ widthPx: 390, heightPx: 844, scale: 2 });
  await visit.chat.enter(places.floor);
  await visit.chat.ask("queue stats today");
  await visit.chat.composer.blur();
  await savePicture("card-phone", visit.page);
  await visit.context.close();
}
