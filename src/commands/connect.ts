import type { Command } from "./command.js";

/** Hands out a one-time link; everything else happens in the browser. */
export const connect: Command = {
  name: "connect",
  words: ["connect"],
  help: "Connects your contact centre to this space.",
  details:
    "Gives you a link that works once and for ten minutes. You must open it yourself and sign in to Webex as a full administrator of the organisation that has the contact centre; you then become its manager here. Also renews a sign-in that has expired. Floorwalker only reads.",
  examples: ["connect"],
  needs: "nothing",
  filters: [],
  async run({ asker }, { connecting }) {
    const { url } = await connecting.invite(asker);
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
              "This space is told when it is done.",
            ],
          },
        ],
        actions: [{ kind: "open", label: "Connect", url, primary: true }],
        footer: ["The link works once and for ten minutes.", "Not an administrator? Ask one to write connect here."],
      },
    };
  },
};
