import type { Stage } from "../../test/browser/support/open-stage.js";
import { decide, openConnectPage, openSignInPage } from "../../test/browser/support/sign-in.js";
import { people, places } from "../../test/helpers/floor.js";
import { savePicture } from "./save-picture.js";

/** What an administrator sees on the way from `connect` to a connected contact centre. */
export async function pictureSignIn(stage: Stage): Promise<void> {
  const visit = await stage.visit({ widthPx: 760, heightPx: 640, scale: 1.5 });
  await visit.chat.enter(places.unlinked);
  await visit.chat.speakAs(people.camille);
  const tab = await openConnectPage(visit, await visit.chat.ask("connect"));
  await savePicture("connect-light", tab.locator("body"));
  await openSignInPage(tab);
  await decide(tab, "Camille Laurent", "Accept");
  await tab.getByRole("heading", { name: "Lumen Voyages is connected" }).waitFor();
  await savePicture("connected", tab.locator("body"));
  await visit.context.close();
}
