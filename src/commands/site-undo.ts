import { requireMayChange } from "../sites/may-change.js";
import { createPendingChanges } from "../sites/pending-changes.js";
import { changeGone, siteChanged } from "../sites/problems.js";
import { isSame } from "../sites/site-rules.js";
import type { Site } from "../wxcc/configuration/site.js";
import type { Answer, Ask, Command } from "./command.js";
import { oneOrg } from "./sites/one-org.js";
import { propose, type SiteServices } from "./sites/propose.js";

/** Proposes the opposite of a change that was written at most ten minutes ago. */
export const siteUndo = {
  name: "site-undo",
  words: ["site undo"],
  help: "Undoes a change of a site within ten minutes, once it is confirmed.",
  details:
    "What the Undo button asks. Like every change it is shown before and after first, and it is refused when somebody has changed the site since.",
  examples: ["site undo 1f4a9c52-7d1b"],
  needs: "manager",
  filters: ["org"],
  args: "<change>",
  async run(ask: Ask, services: SiteServices): Promise<Answer> {
    const org = oneOrg(ask, "site undo");
    await requireMayChange(services.store, org);
    const change = await createPendingChanges(services).find(ask.asker, org, ask.sentence.args);
    if (change.state !== "written" || change.siteId === undefined)
      throw changeGone("That change was not written, so there is nothing to undo.");
    const { siteId, before, after } = change;
    const [now, profiles] = await Promise.all([services.sites.read(org, siteId), services.listings.profiles(org)]);
    return propose(services, ask, org, {
      ...(after ? { site: asWritten(now, after) } : {}),
      ...(before ? { after: before } : {}),
      profiles,
    });
  },
} satisfies Command;

/** The site, which must still be what was written. */
function asWritten(now: Site | undefined, after: Parameters<typeof isSame>[1]): Site {
  if (!now) throw siteChanged(after.name, "has been deleted");
  if (!isSame(now, after)) throw siteChanged(now.name, "was changed by somebody else");
  return now;
}
