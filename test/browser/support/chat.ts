import type { Locator, Page } from "playwright-core";

/** The chat page as a person uses it. */
export interface Chat {
  readonly composer: Locator;
  enter(space: string): Promise<void>;
  speakAs(email: string): Promise<void>;
  /** Types a sentence, sends it with Enter and resolves with the bot's answer. */
  ask(sentence: string): Promise<Locator>;
  /** Presses a button of an answer and resolves with the answer to it. */
  press(answer: Locator, button: string): Promise<Locator>;
  /** The bot's answer to whatever is done. */
  answerTo(work: () => Promise<unknown>): Promise<Locator>;
  readonly answers: Locator;
  /** The messages of the open space, the bot's and the people's. */
  readonly messages: Locator;
}

export function openChat(page: Page): Chat {
  const composer = page.getByTestId("composer");
  const messages = page.getByTestId("message");
  const answers = messages.filter({ has: page.locator(".tag", { hasText: /^Bot$/ }) });

  async function answerTo(work: () => Promise<unknown>): Promise<Locator> {
    const before = await answers.count();
    await work();
    const answer = answers.nth(before);
    await answer.waitFor();
    // By its id, because an earlier answer may go.
    return page.locator(`[data-id="${await answer.getAttribute("data-id")}"]`);
  }

  return {
    composer,
    answers,
    messages,
    answerTo,
    async enter(space) {
      await page.getByTestId("space").filter({ hasText: space }).click();
      await page.locator(".space-heading", { hasText: space }).waitFor();
    },
    async speakAs(email) {
      await page.getByTestId("speaker").selectOption(email);
    },
    ask: (sentence) =>
      answerTo(async () => {
        await composer.click();
        await composer.pressSequentially(sentence);
        await composer.press("Enter");
      }),
    press: (answer, button) => answerTo(() => cardOf(answer).getByRole("button", { name: button }).click()),
  };
}

/** The card of an answer. */
export const cardOf = (answer: Locator): Locator => answer.locator(".card");
