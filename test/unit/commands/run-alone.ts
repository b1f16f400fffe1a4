import type { Card } from "../../../src/cards/card.js";
import type { Command, Services } from "../../../src/commands/command.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { createRunningWork } from "../../../src/conversation/running-work.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { openStore } from "../orgs/support/open-store.js";
import { asks, maya, spacesWith } from "../orgs/support/people.js";
import { noConfiguration } from "./no-configuration.js";
import { watched } from "./watched.js";

const notAsked = () => Promise.reject(new Error("this command needs nobody else"));

/** Runs a command that needs neither an org nor figures; every service refuses. */
export async function runAlone(command: Command, text: string, known: readonly Command[] = [command]): Promise<Card> {
  const clock = createSandboxClock({ start: 0, running: false });
  const services: Services = {
    clock,
    publicUrl: "https://floorwalker.example.com",
    store: await openStore(clock),
    spaces: spacesWith({}),
    access: { orgsFor: notAsked, linkedOrgs: notAsked, requireManager: notAsked, requireListener: notAsked },
    connecting: { invite: notAsked },
    statistics: { asOf: () => 0, queues: notAsked, waiting: notAsked },
    queueDirectory: { queues: notAsked },
    ...noConfiguration,
    agentFigures: { agents: notAsked },
    directory: { agents: notAsked, teams: notAsked, sites: notAsked, auxiliaryCodes: notAsked },
    agentWork: { signedIn: notAsked, activities: notAsked },
    estimatedWait: { estimate: notAsked },
    charts: { put: notAsked },
    tasks: { list: notAsked, journey: notAsked, recorded: notAsked },
    captures: { find: notAsked },
    transcripts: { read: notAsked },
    legacy: { record: notAsked, contacts: notAsked, trace: notAsked, traceContact: notAsked },
    people: { nameOf: async () => undefined },
    legacyLinks: { url: () => "https://floorwalker.example.com/legacy/a-ticket" },
    recordingLinks: { url: () => "https://floorwalker.example.com/recordings/a-ticket" },
    captureWaits: { promise: notAsked, forget: notAsked },
    running: createRunningWork(),
    alerts: {
      newId: () => "bcdfgh",
      changed: () => undefined,
      show: async () => undefined,
      forget: async () => undefined,
    },
    schedules: { newId: () => "bcdfgh", changed: () => undefined, ask: notAsked, sendTo: notAsked },
  };
  const sentence = parseSentence(text, known);
  const ask = { sentence, text, asker: asks(maya), orgs: [], zone: "UTC", period: undefined, ...watched() };
  return (await command.run(ask, services)).card;
}
