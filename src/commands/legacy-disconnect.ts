import { askText } from "../conversation/format-ask.js";
import { asButton } from "../conversation/parse-problems.js";
import { echo } from "../conversation/quote.js";
import { Problem } from "../errors.js";
import type { OrgRecord } from "../store/records.js";
import { noLegacyKey } from "../wxcc/legacy/legacy-problems.js";
import type { Answer, Ask, Command } from "./command.js";
import { oneOrg } from "./legacy/one-org.js";
import type { LegacyKeyServices } from "./legacy-connect.js";

/** Deletes the key of the legacy interface after a confirmation. */
export const legacyDisconnect = {
  name: "legacy-disconnect",
  words: ["legacy disconnect"],
  help: "Deletes the key for the legacy records.",
  details:
    "For managers. Shows what will happen and asks for a confirmation. Nothing changes in the contact centre itself.",
  examples: ["legacy disconnect"],
  needs: "manager",
  filters: ["org"],
  args: "[confirm]",
  async run(ask: Ask, services: Pick<LegacyKeyServices, "store">): Promise<Answer> {
    const org = oneOrg(ask, "legacy disconnect");
    const confirmed = readConfirmed(ask.sentence.args);
    if (!confirmed && !(await services.store.legacyKeys.get(org.id))) throw noLegacyKey(org);
    if (!confirmed) return { card: confirmCard(org) };
    await services.store.legacyKeys.remove(org.id);
    return { card: doneCard(org) };
  },
} satisfies Command;

function readConfirmed(args: string): boolean {
  const words = args.trim().toLowerCase();
  if (words === "" || words === "confirm") return words === "confirm";
  throw new Problem("unknown-command", {
    say: `After legacy disconnect I understand confirm, and no ${echo(args.trim())}.`,
    next: "Write legacy disconnect.",
    asks: [asButton("legacy disconnect")],
  });
}

const confirmCard = (org: OrgRecord): Answer["card"] => ({
  title: `Delete the legacy key of ${org.name}?`,
  subtitle: [],
  blocks: [{ kind: "text", text: "Legacy records can then not be read until a manager enters a key again." }],
  actions: [
    {
      kind: "ask",
      label: "Delete the key",
      ask: askText("legacy disconnect", { args: "confirm", filters: { org: [org.name] } }),
    },
  ],
  footer: ["The key stays valid in the Management Portal; regenerate it there to end it."],
});

const doneCard = (org: OrgRecord): Answer["card"] => ({
  title: `The legacy key of ${org.name} is deleted`,
  subtitle: [],
  blocks: [{ kind: "text", text: "Everything else about the contact centre works as before." }],
  actions: [{ kind: "ask", label: "Enter a key", ask: askText("legacy connect", { filters: { org: [org.name] } }) }],
  footer: ["The key stays valid in the Management Portal; regenerate it there to end it."],
});
