import type { Page } from "playwright-core";
import { cardOf } from "./chat.js";
import type { Visit } from "./open-visit.js";
import { decide } from "./sign-in.js";

/** Asks for a contact's recording, follows the card's button and signs in as somebody. Resolves with whatever page comes. */
export async function openListenPage(visit: Visit, taskId: string, person: string): Promise<Page> {
  const card = cardOf(await visit.chat.ask(`recording ${taskId}`));
  const tab = await visit.newTab(() => card.getByRole("link", { name: "Listen" }).click());
  await tab.getByRole("heading", { name: "Sign in to the simulated Webex" }).waitFor();
  await decide(tab, person, "Accept");
  return tab;
}

/** The same for somebody who may listen: resolves once the page has been filled. */
export async function openPlayer(visit: Visit, taskId: string, person: string): Promise<Page> {
  const tab = await openListenPage(visit, taskId, person);
  await tab.locator(".player").waitFor();
  return tab;
}

/** Where the sound is, seconds. */
export const currentTime = (tab: Page): Promise<number> =>
  tab.evaluate<number>("document.querySelector('audio').currentTime");
