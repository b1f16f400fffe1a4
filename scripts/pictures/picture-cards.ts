import { cardOf } from "../../test/browser/support/chat.js";
import type { Stage } from "../../test/browser/support/open-stage.js";
import { people, places } from "../../test/helpers/floor.js";
import { savePicture } from "./save-picture.js";

/** High enough that the longest card is never cut by the conversation's edge. */
const HIGH_PX = 1_600;

/** The cards alone, as the page draws them; the refusal with the question it answers. */
export async function pictureCards(stage: Stage): Promise<void> {
  const visit = await stage.visit({ widthPx: 1100, heightPx: HIGH_PX, scale: 2 });
  const { chat, page } = visit;
  const stats = await chat.ask("queue stats today");
  await savePicture("card-light", cardOf(stats));
  await page.emulateMedia({ colorScheme: "dark" });
  await savePicture("card-dark", cardOf(stats));
  await page.emulateMedia({ colorScheme: "light" });
  await savePicture("queues-now", cardOf(await chat.press(stats, "Live")));
  await savePicture("help", cardOf(await chat.ask("help")));

  await chat.enter(places.withGuest);
  await chat.speakAs(people.dana);
  await chat.ask("queue stats today");
  await savePicture("refusal", page.locator(".thread"));
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
