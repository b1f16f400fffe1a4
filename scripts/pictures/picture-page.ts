import type { Stage } from "../../test/browser/support/open-stage.js";
import type { Visit } from "../../test/browser/support/open-visit.js";
import { people, places } from "../../test/helpers/floor.js";
import { savePicture } from "./save-picture.js";
import { turnColours } from "./turn-colours.js";

const MINUTE_MS = 60_000;

/** The page on a lively morning, light and dark. */
export async function picturePage(stage: Stage): Promise<void> {
  const visit = await stage.visit({ scale: 1.5 });
  await tellOfAMorning(stage, visit);
  for (const theme of ["light", "dark"] as const) {
    await turnColours(visit.page, theme);
    await savePicture(`page-${theme}`, visit.page);
  }
  await visit.context.close();
}

/** Two colleagues talk, Maya asks for figures, and elsewhere somebody has written, too. */
async function tellOfAMorning({ cloud, clock }: Stage, { page, chat }: Visit): Promise<void> {
  const among = (space: string, from: string, text: string) => cloud.say({ space, from, text, mention: false });
  among(places.floor, people.tom, "Morning! Billing sounds busy, is it only me?");
  clock.advance(3 * MINUTE_MS);
  among(places.unlinked, people.hugo, "Camille, could you connect us? I would love to have these cards.");
  clock.advance(2 * MINUTE_MS);
  await chat.ask("queue stats today");
  among(places.withGuest, people.dana, "Thanks, see you at eleven.");
  await page.locator(".space.is-unread").first().waitFor();
  // From the first message on, so that question and card are seen together.
  await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await chat.composer.blur();
}
