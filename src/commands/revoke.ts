import type { Card } from "../cards/card.js";
import { Problem } from "../errors.js";
import { quoteName } from "../orgs/names.js";
import { isOfOrg, type Role } from "../orgs/standing.js";
import type { OrgRecord } from "../store/records.js";
import type { Member } from "../webex/types.js";
import type { Command } from "./command.js";
import { whoseRight } from "./whose-right.js";

/** Takes a right given by name back. */
export const revoke: Command = {
  name: "revoke",
  words: ["revoke"],
  help: "Takes a right back that was granted by name.",
  details:
    "Works for viewer, listener and manager. Colleagues of the contact centre's own organisation stay viewers. A contact centre keeps at least one manager.",
  examples: ["revoke viewer dana.reyes@brightline.example"],
  needs: "manager",
  resolvesOrgs: true,
  filters: ["org"],
  args: "viewer|listener|manager <email>",
  async run(ask, services) {
    const { role, org, member, roles } = await whoseRight("revoke", ask, services);
    const held = roles.get(member.personId);
    if (held !== role) throw notHeld(member, org, role, held);
    const managers = [...roles.values()].filter((each) => each === "manager").length;
    if (role === "manager" && managers === 1) throw lastManager(member, org);
    await services.store.roles.remove(`${org.id}|${member.personId}`);
    return { card: revokedCard(member, org, role) };
  },
};

function notHeld(member: Member, org: OrgRecord, role: Role, held: Role | undefined): Problem {
  const name = member.personDisplayName;
  const byOrg = isOfOrg(member, org) ? ` As a colleague of ${org.name}, ${name} may see figures without a grant.` : "";
  return new Problem("unknown-person", {
    say: `${name} was not made ${role} of ${org.name} by name${held ? `, but ${held}` : ""}.${held ? "" : byOrg}`,
    next: held ? `Write: revoke ${held} ${member.personEmail}` : "Write who to see everybody's rights here.",
    asks: held
      ? [{ label: `Revoke ${held}`, ask: `revoke ${held} ${member.personEmail} org:${quoteName(org.name)}` }]
      : [{ label: "Who may see this", ask: "who" }],
  });
}

const lastManager = (member: Member, org: OrgRecord): Problem =>
  new Problem("not-a-manager", {
    say: `${member.personDisplayName} is the only manager of ${org.name}, and somebody has to be.`,
    next: "Grant manager to somebody else first, then revoke this one.",
  });

const revokedCard = (member: Member, org: OrgRecord, role: Role): Card => ({
  title: `${member.personDisplayName} is no longer ${role} of ${org.name}`,
  subtitle: [member.personEmail],
  blocks: [
    {
      kind: "text",
      text: isOfOrg(member, org)
        ? `${member.personDisplayName} may still ask for figures, as a colleague of ${org.name}.`
        : `${member.personDisplayName} is a guest again: while guests are in a space, ${org.name} posts no figures there.`,
    },
  ],
  actions: [
    ...(role === "viewer" ? [] : [{ kind: "ask" as const, label: "Who can listen", ask: "who can listen" }]),
    { kind: "ask", label: "Who may see this", ask: "who" },
  ],
  footer: [],
});
