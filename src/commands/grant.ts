import type { Card } from "../cards/card.js";
import { Problem } from "../errors.js";
import { quoteName } from "../orgs/names.js";
import { includesRole, isOfOrg, type Role, standing } from "../orgs/standing.js";
import type { OrgRecord } from "../store/records.js";
import type { Member } from "../webex/types.js";
import type { Command } from "./command.js";
import { whoseRight } from "./whose-right.js";

/** Gives one person a right by name. */
export const grant: Command = {
  name: "grant",
  words: ["grant"],
  help: "Gives a person a right: viewer, listener or manager.",
  details:
    "A viewer may ask for figures; colleagues of the contact centre's own organisation are viewers anyway, so this is how a guest is let in. A listener may also hear recordings, a manager may also grant, link and disconnect. The person must be in this space. Guests can be viewers only.",
  examples: ["grant viewer dana.reyes@brightline.example", "grant listener Tom Okafor"],
  needs: "manager",
  resolvesOrgs: true,
  filters: ["org"],
  args: "viewer|listener|manager <email>",
  async run(ask, services) {
    const { role, org, member, roles } = await whoseRight("grant", ask, services);
    refuseUnsuited(member, org, role, standing(member, org, roles) === "bot");
    const held = roles.get(member.personId);
    if (held && includesRole(held, role)) return { card: alreadyCard(member, org, held) };
    const { personId } = member;
    const record = { orgId: org.id, personId, role, grantedBy: ask.asker.personId, grantedAt: services.clock.now() };
    await services.store.roles.put(`${org.id}|${personId}`, record);
    return { card: grantedCard(member, org, role) };
  },
};

function refuseUnsuited(member: Member, org: OrgRecord, role: Role, isBot: boolean): void {
  if (isBot)
    throw new Problem("unknown-person", {
      say: `${member.personDisplayName} is a bot; rights are for people.`,
      next: "Name a person of this space.",
    });
  if (role !== "viewer" && !isOfOrg(member, org))
    throw new Problem("guest", {
      say: `${member.personDisplayName} is a guest, not of ${org.name}; a guest may see figures and no more.`,
      next: `Write: grant viewer ${member.personEmail}`,
      asks: [{ label: "Grant viewer", ask: `grant viewer ${member.personEmail} org:${quoteName(org.name)}` }],
    });
}

const may: Readonly<Record<Role, string>> = {
  viewer: "may ask for figures",
  listener: "may ask for figures and hear recordings",
  manager: "may ask for figures, hear recordings, grant rights, link and disconnect",
};

const grantedCard = (member: Member, org: OrgRecord, role: Role): Card => ({
  title: `${member.personDisplayName} is now ${role} of ${org.name}`,
  subtitle: [member.personEmail],
  blocks: [{ kind: "text", text: `${member.personDisplayName} ${may[role]}, in every space linked to ${org.name}.` }],
  actions: [
    ...(role === "viewer" ? [] : [{ kind: "ask" as const, label: "Who can listen", ask: "who can listen" }]),
    { kind: "ask", label: "Who may see this", ask: "who" },
  ],
  footer: [`To undo it: revoke ${role} ${member.personEmail}`],
});

const alreadyCard = (member: Member, org: OrgRecord, held: Role): Card => ({
  title: `${member.personDisplayName} is ${held} of ${org.name} already`,
  subtitle: [member.personEmail],
  blocks: [{ kind: "text", text: `${member.personDisplayName} ${may[held]}. Nothing was changed.` }],
  actions: [{ kind: "ask", label: "Who may see this", ask: "who" }],
  footer: [],
});
