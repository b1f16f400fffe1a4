import type { Page } from "playwright-core";
import { z } from "zod";
import { cardOf } from "./chat.js";
import type { Visit } from "./open-visit.js";
import { decide } from "./sign-in.js";

/** The buttons that lead to the player, and what one asks to get them. */
const asks = { Listen: "recording", "Open transcript": "transcript" } as const;
type Button = keyof typeof asks;

/**
 * Asks for a contact, follows the card's button and signs in as somebody, or as nobody when this browser has signed in
 * already. Resolves with whatever page comes.
 */
export async function openListenPage(
  visit: Visit,
  taskId: string,
  { person, button = "Listen" }: { readonly person?: string; readonly button?: Button } = {},
): Promise<Page> {
  const card = cardOf(await visit.chat.ask(`${asks[button]} ${taskId}`));
  const tab = await visit.newTab(() => card.getByRole("link", { name: button }).click());
  if (person !== undefined) await signInToListen(tab, person);
  return tab;
}

/** From the sandbox's sign-in page back to the page that was wanted. */
export async function signInToListen(tab: Page, person: string): Promise<void> {
  await tab.getByRole("heading", { name: "Sign in to the simulated Webex" }).waitFor();
  await decide(tab, person, "Accept");
}

/** The page for somebody who may listen, once it has been filled. */
export async function openPlayer(...how: Parameters<typeof openListenPage>): Promise<Page> {
  const tab = await openListenPage(...how);
  await tab.locator(".player").waitFor();
  return tab;
}

const soundSchema = z.object({
  currentTime: z.number(),
  duration: z.number().nullable(),
  paused: z.boolean(),
  playbackRate: z.number(),
  preservesPitch: z.boolean(),
});

/** What the browser's own player says. */
export const readSound = async (tab: Page): Promise<z.infer<typeof soundSchema>> =>
  soundSchema.parse(
    await tab.evaluate(`(() => {
      const { currentTime, duration, paused, playbackRate, preservesPitch } = document.querySelector("audio");
      return { currentTime, duration: Number.isFinite(duration) ? duration : null, paused, playbackRate, preservesPitch };
    })()`),
  );

/** Where the sound is, whole seconds. */
export const secondsAt = async (tab: Page): Promise<number> => Math.floor((await readSound(tab)).currentTime);
