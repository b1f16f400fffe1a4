import type { Services } from "../../../src/commands/command.js";

const notAsked = () => Promise.reject(new Error("this command needs no configuration"));

/** The configuration's services for commands that do not touch it. */
export const noConfiguration: Pick<Services, "sites" | "listings" | "attachments" | "siteImports"> = {
  sites: {
    list: notAsked,
    read: notAsked,
    create: notAsked,
    change: notAsked,
    remove: notAsked,
    references: notAsked,
    createMany: notAsked,
  },
  attachments: { read: notAsked },
  siteImports: { propose: notAsked, confirm: notAsked, cancel: notAsked },
  listings: { profiles: notAsked, teams: notAsked, users: notAsked, queues: notAsked },
};
