import { applyChange } from "../sites/apply-change.js";
import { profileName } from "../sites/find-site.js";
import { requireMayChange } from "../sites/may-change.js";
import { createPendingChanges } from "../sites/pending-changes.js";
import { recordChange } from "../sites/record-change.js";
import type { Answer, Ask, Command } from "./command.js";
import { cancelledCard, writtenCard } from "./sites/change-cards.js";
import { oneOrg } from "./sites/one-org.js";
import type { SiteServices } from "./sites/propose.js";

/** Writes a change that waits on a card; of two who confirm, one does. */
export const siteConfirm = {
  name: "site-confirm",
  words: ["site confirm"],
  help: "Confirms a change of a site that waits on a card.",
  details:
    "What the Confirm button asks. The change is written only if the site is still what the card showed, read back, and kept in the audit trail with before and after. Of two people who confirm at once, one does and the other is told.",
  examples: ["site confirm 1f4a9c52-7d1b"],
  needs: "manager",
  filters: ["org"],
  args: "<change>",
  async run(ask: Ask, services: SiteServices): Promise<Answer> {
    const org = oneOrg(ask, "site confirm");
    const { asker } = ask;
    await requireMayChange(services.store, org);
    const pending = createPendingChanges(services);
    const claimed = await pending.claim(asker, org, ask.sentence.args, "confirmed");
    const applied = await applyChange(services.sites, org, claimed).catch(async (thrown: unknown) => {
      await pending.ended(claimed);
      throw thrown;
    });
    const change = { ...claimed, siteId: applied.siteId };
    await pending.written(change);
    const profiles = await services.listings.profiles(org);
    const named = (id: string) => profileName(profiles, id);
    const isAudited = await recordChange(services, asker, change, named);
    return { card: writtenCard({ org, change, profileName: named }, isAudited) };
  },
} satisfies Command;

/** Takes a change away that waits on a card. */
export const siteCancel = {
  name: "site-cancel",
  words: ["site cancel"],
  help: "Cancels a change of a site that waits on a card.",
  details: "What the Cancel button asks. Nothing is changed.",
  examples: ["site cancel 1f4a9c52-7d1b"],
  needs: "manager",
  filters: ["org"],
  args: "<change>",
  async run(ask: Ask, services: SiteServices): Promise<Answer> {
    const org = oneOrg(ask, "site cancel");
    const change = await createPendingChanges(services).claim(ask.asker, org, ask.sentence.args, "ended");
    return { card: cancelledCard({ org, change }) };
  },
} satisfies Command;
