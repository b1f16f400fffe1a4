import type { Card } from "../../../src/cards/card.js";
import type { Command, Services } from "../../../src/commands/command.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { openStore } from "../orgs/support/open-store.js";
import { asks, maya, spacesWith } from "../orgs/support/people.js";
import { idleServices } from "./idle-services.js";
import { watched } from "./watched.js";

const notAsked = () => Promise.reject(new Error("this command needs nobody else"));

/** Runs a command that needs neither an org nor figures; every service refuses. */
export async function runAlone(command: Command, text: string, known: readonly Command[] = [command]): Promise<Card> {
  const clock = createSandboxClock({ start: 0, running: false });
  const services: Services = {
    ...idleServices(),
    clock,
    publicUrl: "https://floorwalker.example.com",
    store: await openStore(clock),
    spaces: spacesWith({}),
    access: { orgsFor: notAsked, linkedOrgs: notAsked, requireManager: notAsked, requireListener: notAsked },
    connecting: { invite: notAsked },
  };
  const sentence = parseSentence(text, known);
  const ask = { sentence, text, asker: asks(maya), orgs: [], zone: "UTC", period: undefined, ...watched() };
  return (await command.run(ask, services)).card;
}
