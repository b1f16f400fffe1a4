import type { Services } from "../../../src/commands/command.js";
import { createRunningWork } from "../../../src/conversation/running-work.js";

const notAsked = () => Promise.reject(new Error("this command needs nobody else"));

/** Services for commands that need none of them: whatever is asked refuses. */
export const idleServices = (): Omit<
  Services,
  "clock" | "publicUrl" | "store" | "spaces" | "access" | "connecting"
> => ({
  statistics: { asOf: () => 0, queues: notAsked, waiting: notAsked },
  queueDirectory: { queues: notAsked },
  agentFigures: { agents: notAsked },
  directory: { agents: notAsked, teams: notAsked, sites: notAsked, auxiliaryCodes: notAsked },
  agentWork: { signedIn: notAsked, activities: notAsked },
  estimatedWait: { estimate: notAsked },
  charts: { put: notAsked },
  tasks: { list: notAsked, journey: notAsked, recorded: notAsked },
  captures: { find: notAsked },
  transcripts: { read: notAsked },
  legacy: { record: notAsked, contacts: notAsked, trace: notAsked, traceContact: notAsked },
  sites: {
    list: notAsked,
    read: notAsked,
    create: notAsked,
    change: notAsked,
    remove: notAsked,
    references: notAsked,
    createMany: notAsked,
  },
  listings: { profiles: notAsked, teams: notAsked, users: notAsked, queues: notAsked },
  attachments: { read: notAsked },
  siteImports: { propose: notAsked, confirm: notAsked, cancel: notAsked },
  people: { nameOf: async () => undefined },
  legacyLinks: { url: () => "https://floorwalker.example.com/legacy/a-ticket" },
  recordingLinks: { url: () => "https://floorwalker.example.com/recordings/a-ticket" },
  captureWaits: { promise: notAsked, forget: async () => undefined },
  running: createRunningWork(),
  alerts: {
    newId: () => "bcdfgh",
    changed: () => undefined,
    show: async () => undefined,
    forget: async () => undefined,
  },
  schedules: { newId: () => "bcdfgh", changed: () => undefined, ask: notAsked, sendTo: notAsked },
});
