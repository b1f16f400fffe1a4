import { echo } from "../conversation/quote.js";
import { Problem } from "../errors.js";
import { type Role, roles } from "../orgs/standing.js";

/** `viewer dana.reyes@brightline.example`: a right and whose. Throws with the words that work. */
export function readRight(verb: "grant" | "revoke", args: string): { readonly role: Role; readonly person: string } {
  const [word = "", ...rest] = args.trim().split(/\s+/);
  const role = roles.find((each) => each === word.toLowerCase() || `${each}s` === word.toLowerCase());
  const person = rest
    .join(" ")
    .replace(/^(to|from)\s+/i, "")
    .replace(/^[@<"“„]+|[>"”“]+$/g, "")
    .replace(/^mailto:/i, "")
    .trim();
  if (role && person) return { role, person };
  throw new Problem("unknown-person", {
    say: role
      ? `The sentence does not say whose right to ${verb}.`
      : `${echo(word)} is no right: there are viewer, listener and manager.`,
    next: `Write it like this: ${verb} ${role ?? "viewer"} name@example.com`,
  });
}
