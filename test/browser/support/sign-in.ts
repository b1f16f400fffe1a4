import type { Locator, Page } from "playwright-core";
import { cardOf } from "./chat.js";
import type { Visit } from "./open-visit.js";

/** Follows the one button of the card that `connect` brings into its new tab. */
export const openConnectPage = ({ newTab }: Visit, invitation: Locator): Promise<Page> =>
  newTab(() => cardOf(invitation).getByRole("link", { name: "Connect" }).click());

/** From the connect page to the sandbox's sign-in page. */
export async function openSignInPage(tab: Page): Promise<void> {
  await tab.getByRole("link", { name: "Sign in with Webex" }).click();
  await tab.getByRole("heading", { name: "Sign in to the simulated Webex" }).waitFor();
}

/** Picks a person on the sign-in page and decides. */
export async function decide(tab: Page, name: string, decision: "Accept" | "Decline"): Promise<void> {
  await tab.getByRole("radio", { name }).check();
  await tab.getByRole("button", { name: decision }).click();
  await tab.waitForLoadState();
}
