import { echo } from "../conversation/quote.js";
import { Problem } from "../errors.js";
import { listNames, matchName } from "../orgs/names.js";
import type { Member } from "../webex/types.js";

/** The member of this space with that e-mail address or name (a prefix will do when it fits one). Throws `unknown-person`. */
export function findPerson(members: readonly Member[], wanted: string): Member {
  const byEmail = members.find((member) => member.personEmail.toLowerCase() === wanted.toLowerCase());
  if (byEmail) return byEmail;
  const match = matchName(members, wanted, (member) => member.personDisplayName);
  if (match.kind === "one") return match.item;
  if (match.kind === "several")
    throw new Problem("unknown-person", {
      say: `${echo(wanted)} fits several people here: ${listNames(match.items.map((m) => `${m.personDisplayName} (${m.personEmail})`))}.`,
      next: "Write the e-mail address instead.",
    });
  throw new Problem("unknown-person", {
    say: `Nobody in this space is called ${echo(wanted)} or has that e-mail address.`,
    next: "Add the person to this space first, then repeat the command with their e-mail address.",
  });
}
