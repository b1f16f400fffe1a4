import { noLegacyKey } from "../wxcc/legacy/legacy-problems.js";
import type { Answer, Ask, Command } from "./command.js";
import { oneOrg } from "./legacy/one-org.js";
import type { LegacyKeyServices } from "./legacy-connect.js";

/** Leads a manager to the page where a query of Analyzer's is run. */
export const legacyQuery = {
  name: "legacy-query",
  words: ["legacy query"],
  help: "Runs a query copied from an Analyzer report for another period, as a CSV file.",
  details:
    "For managers. Posts a button to a page that asks for a Webex sign-in. There you paste the query that Analyzer sends for " +
    "a report, read in words what it asks, and download its rows for any period of up to 31 days.",
  examples: ["legacy query"],
  needs: "manager",
  filters: ["org"],
  async run(ask: Ask, services: Omit<LegacyKeyServices, "people">): Promise<Answer> {
    const org = oneOrg(ask, "legacy query");
    if (!(await services.store.legacyKeys.get(org.id))) throw noLegacyKey(org);
    const url = services.legacyLinks.url({ orgId: org.id, spaceId: ask.asker.spaceId, page: "query" });
    return {
      card: {
        title: "A query of Analyzer's",
        subtitle: [org.name],
        blocks: [
          {
            kind: "list",
            items: [
              "Open a report in Analyzer and the browser's developer tools, Network.",
              'Find dataQuery and copy what stands after "query": in its response.',
              "Open the page, sign in to Webex, paste it, and choose a period.",
            ],
          },
        ],
        actions: [{ kind: "open", label: "Open the page", url, primary: true }],
        footer: ["The page is for managers. Customers are masked in the file."],
      },
    };
  },
} satisfies Command;
