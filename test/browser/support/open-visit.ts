import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Chat, openChat } from "./chat.js";
import { watchForTrouble } from "./watch-for-trouble.js";

/** How somebody looks at the page. */
export interface Look {
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly theme?: "light" | "dark";
  /** Physical pixels per CSS pixel. */
  readonly scale?: number;
}

/** One person's browser with the chat page open in it. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly chat: Chat;
  /** Console errors, policy violations and requests to other hosts so far, in any tab. */
  readonly trouble: readonly string[];
  /** Does something and resolves with the tab that it opened, loaded. */
  newTab(work: () => Promise<unknown>): Promise<Page>;
}

export async function openVisit(browser: Browser, address: string, look: Look = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: look.widthPx ?? 1280, height: look.heightPx ?? 860 },
    deviceScaleFactor: look.scale ?? 1,
    colorScheme: look.theme ?? "light",
    timezoneId: "America/New_York",
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  const trouble = watchForTrouble(context);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByTestId("space").first().waitFor();
  return {
    context,
    page,
    chat: openChat(page),
    trouble,
    newTab: async (work) => {
      const [tab] = await Promise.all([context.waitForEvent("page"), work()]);
      await tab.waitForLoadState();
      return tab;
    },
  };
}
