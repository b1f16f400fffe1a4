import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import { askText } from "../conversation/format-ask.js";
import type { LegacyKeyRecord, OrgRecord } from "../store/records.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { oneOrg } from "./legacy/one-org.js";

/** Leads a manager to the page where the key of the legacy interface is entered. */
export const legacyConnect = {
  name: "legacy-connect",
  words: ["legacy connect"],
  help: "Enters the key for the legacy records (version 1: CSR, CAR, ASR, AAR).",
  details:
    "For managers. Posts a button to a page that asks for a Webex sign-in and for the API key, its user and the tenant id; " +
    "never write them in a space. The key is tried once and kept, encrypted, only if it works. legacy disconnect deletes it.",
  examples: ["legacy connect"],
  needs: "manager",
  filters: ["org"],
  async run(ask: Ask, services: LegacyKeyServices): Promise<Answer> {
    const org = oneOrg(ask, "legacy connect");
    const key = await services.store.legacyKeys.get(org.id);
    const by = key && (await services.people.nameOf(key.addedBy));
    const url = services.legacyLinks.url({ orgId: org.id, spaceId: ask.asker.spaceId, page: "key" });
    return { card: connectCard(org, key && { key, by }, url, ask.zone) };
  },
} satisfies Command;

/** What commands about the key touch. */
export interface LegacyKeyServices extends Pick<Services, "people" | "legacyLinks"> {
  readonly store: Pick<Services["store"], "legacyKeys">;
}

function connectCard(
  org: OrgRecord,
  known: { readonly key: LegacyKeyRecord; readonly by: string | undefined } | undefined,
  url: string,
  zone: string,
): Answer["card"] {
  const entered = known && format(known.key.addedAt, "EEE d MMM yyyy HH:mm", { in: tz(zone) });
  return {
    title: "Legacy records",
    summary: known ? "there is a key" : "there is no key yet",
    subtitle: [org.name],
    blocks: [
      known
        ? {
            kind: "facts",
            facts: [
              ["Tenant", known.key.tenantId],
              ["Key entered", [entered, known.by && `by ${known.by}`].filter(Boolean).join(" ")],
            ],
          }
        : { kind: "text", text: "There is no key yet: the records cannot be read." },
      {
        kind: "list",
        items: [
          "In the Management Portal, copy the API key of a user, and the user's id.",
          "From the address of any Analyzer report, copy the number after tId=.",
          "Open the page, sign in to Webex, and enter the three there. Never write them here.",
        ],
      },
    ],
    actions: [
      { kind: "open", label: known ? "Enter another key" : "Enter the key", url, primary: true },
      ...(known
        ? [
            {
              kind: "ask" as const,
              label: "Delete the key",
              ask: askText("legacy disconnect", { filters: { org: [org.name] } }),
            },
          ]
        : []),
    ],
    footer: ["The page is for managers. The key is tried once and kept, encrypted, only if it works."],
  };
}
