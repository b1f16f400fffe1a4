import type { Card } from "../cards/card.js";
import { echo } from "../conversation/quote.js";
import type { Answer, Ask, Command, Services } from "./command.js";

/** Stops what somebody is waiting for. */
export const cancel = {
  name: "cancel",
  words: ["cancel", "stop", "abort"],
  help: "Stops the answers you are waiting for in this space.",
  details:
    "Ends the work on every question of yours that is still running in this space. What others have asked goes on, also when " +
    "it is the same question.",
  examples: ["cancel"],
  needs: "nothing",
  filters: [],
  async run({ asker }: Pick<Ask, "asker">, { running }: Pick<Services, "running">): Promise<Answer> {
    return { card: cancelCard(await running.cancel(asker)) };
  },
} satisfies Command;

function cancelCard(asks: readonly string[]): Card {
  const nothing = asks.length === 0;
  return {
    title: nothing ? "Nothing of yours is running in this space" : `Stopped ${asks.map(echo).join(", ")}`,
    subtitle: [],
    blocks: nothing
      ? [{ kind: "text", text: "Only whoever asked a question can cancel it, in the space where it was asked." }]
      : [],
    actions: nothing ? [{ kind: "ask", label: "Help", ask: "help" }] : [],
    footer: [],
  };
}
