import { openPlayer } from "../../test/browser/support/open-player.js";
import type { Stage } from "../../test/browser/support/open-stage.js";
import { people, places } from "../../test/helpers/floor.js";
import { capturesOf, consultedCall } from "../../test/helpers/recorded-contacts.js";
import { savePicture } from "./save-picture.js";

/** A call in which a colleague was asked, in the middle of being heard. */
export async function picturePlayer(stage: Stage): Promise<void> {
  const visit = await stage.visit({ widthPx: 1080, heightPx: 820, scale: 1.5 });
  await visit.chat.enter(places.floor);
  await visit.chat.speakAs(people.priya);
  const call = consultedCall(stage.clock.now(), {
    that: (contact) => (capturesOf(contact)?.transcripts.length ?? 0) > 0,
  });
  const tab = await openPlayer(visit, call.id, { person: "Priya Nair" });
  await tab.locator(".line").first().waitFor();
  await tab.locator(".skip-amount", { hasText: "saves" }).waitFor();
  await tab.locator(".line").nth(11).click();
  await tab.locator(".line[aria-current]").waitFor();
  await tab.mouse.move(0, 0);
  await savePicture("player", tab.locator("body"));
  await visit.context.close();
}
