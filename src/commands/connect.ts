import { asButton } from "../conversation/parse-problems.js";
import { echo } from "../conversation/quote.js";
import { Problem } from "../errors.js";
import type { Command } from "./command.js";

/** Hands out a one-time link; everything else happens in the browser. */
export const connect: Command = {
  name: "connect",
  words: ["connect"],
  help: "Connects your contact centre to this space.",
  details:
    "Gives you a link that works once and for ten minutes. You must open it yourself and sign in to Webex as a full administrator of the organisation that has the contact centre; you then become its manager here. Also renews a sign-in that has expired. Floorwalker only reads. With `with changes` the sign-in also allows managers to change sites, and a subscription to events, so that a recording is announced the moment it is ready.",
  examples: ["connect", "connect with changes"],
  needs: "nothing",
  filters: [],
  args: "[with changes]",
  async run({ asker, sentence }, { connecting }) {
    const withChanges = readWanted(sentence.args);
    const { url } = await connecting.invite(asker, { withChanges });
    return {
      card: {
        title: "Connect a contact centre",
        subtitle: [],
        blocks: [
          {
            kind: "text",
            text: `For ${asker.personEmail} only, who must be a full administrator of the organisation in Webex Control Hub.`,
          },
          {
            kind: "list",
            items: [
              "Open the page; it says what is asked for and what is kept.",
              "Sign in to Webex as yourself.",
              withChanges
                ? "Allow it to change sites and to keep a subscription to events, too; then this space is told when it is done."
                : "This space is told when it is done.",
            ],
          },
        ],
        actions: [{ kind: "open", label: "Connect", url, primary: true }],
        footer: ["The link works once and for ten minutes.", "Not an administrator? Ask one to write connect here."],
      },
    };
  },
};

/** Nothing, or the words for the wider sign-in. */
function readWanted(args: string): boolean {
  const words = args.trim().toLowerCase().replace(/\s+/g, " ");
  if (words === "" || words === "with changes") return words !== "";
  throw new Problem("unknown-command", {
    say: `After connect I understand “with changes”, and no ${echo(args.trim())}.`,
    next: "Write connect for figures, or connect with changes so that sites can be changed and recordings are announced as well.",
    asks: [asButton("connect"), asButton("connect with changes")],
  });
}
