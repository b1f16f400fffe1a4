import { echo } from "../conversation/quote.js";
import { type NextAsk, Problem } from "../errors.js";
import type { OrgRecord } from "../store/records.js";
import { listNames, quoteName } from "./names.js";

const connect: NextAsk = { label: "Connect", ask: "connect" };
const names = (orgs: readonly OrgRecord[]): string => listNames(orgs.map((org) => org.name));

/** There is no contact centre to ask in this space. */
export const noOrgLinked = (): Problem =>
  new Problem("no-org-linked", {
    say: "No contact centre is linked to this space yet.",
    next: "An administrator of the contact centre presses Connect here and signs in once.",
    asks: [connect],
  });

/** An org's sign-in has ended. */
export const needsSignIn = (org: Pick<OrgRecord, "name">): Problem =>
  new Problem("org-needs-sign-in", {
    say: `Webex no longer accepts the sign-in that ${org.name} was connected with.`,
    next: `An administrator of ${org.name} presses Connect again and signs in; links and rights stay as they are.`,
    asks: [{ label: "Connect again", ask: "connect" }],
  });

/** Whoever asks is not in the space. */
export const notAMember = (): Problem =>
  new Problem("not-a-member", {
    say: "Only people who are in this space at this moment may ask here, and Webex does not list you among them.",
    next: "Ask somebody in the space to add you, then ask again.",
  });

/** Whoever asks belongs to another organisation and was let in by nobody. */
export const guest = (orgs: readonly OrgRecord[], email: string): Problem =>
  new Problem("guest", {
    say: `You are a guest here: your Webex organisation is not ${names(orgs)}, so its figures are not shown to you.`,
    next: `A manager of ${names(orgs)} can let you in by writing: grant viewer ${email}`,
  });

/** Somebody else in the space may not read the answer. */
export const guestInSpace = (org: OrgRecord, outsiders: readonly { name: string; email: string }[]): Problem => {
  const [first, ...others] = outsiders;
  const are = others.length === 0 ? "is" : "are";
  const each = others.length === 0 ? "" : ", and so for each of them";
  return new Problem("guest-in-space", {
    say: `${listNames(outsiders.map((o) => o.name))} ${are} in this space but not of ${org.name}, so its figures are not posted here.`,
    next: `A manager of ${org.name} writes “grant viewer ${first?.email ?? ""}”${each}; or ask me in a 1:1, where only you can see the answer.`,
  });
};

/** `askFor` makes each button's sentence; by default it chooses the org for the space. */
export const severalOrgs = (
  orgs: readonly OrgRecord[],
  askFor: (org: OrgRecord) => string = (org) => `use ${quoteName(org.name)}`,
): Problem =>
  new Problem("several-orgs", {
    say: `Several contact centres are linked here: ${names(orgs)}. Your question does not say which one it means.`,
    next: `Add org:${quoteName(orgs[0]?.name ?? "")} or org:all to it, or let a manager choose one for this space.`,
    asks: orgs.map((org) => ({ label: org.name, ask: askFor(org) })),
  });

const buttons = (orgs: readonly OrgRecord[], askFor: ((org: OrgRecord) => string) | undefined): NextAsk[] =>
  askFor ? orgs.map((org) => ({ label: org.name, ask: askFor(org) })) : [];

/** A name fits none of the linked orgs. */
export const unknownOrg = (wanted: string, known: readonly OrgRecord[], askFor?: (org: OrgRecord) => string): Problem =>
  new Problem("unknown-org", {
    say: `No contact centre called ${echo(wanted)} is linked here.`,
    next:
      known.length === 0
        ? "An administrator of it presses Connect here and signs in once."
        : `Use ${known.length === 1 ? "the linked one" : "one of the linked ones"}: ${names(known)}.`,
    asks: known.length === 0 ? [connect] : buttons(known, askFor),
  });

/** A name fits several of the linked orgs. */
export const ambiguousOrg = (
  wanted: string,
  matches: readonly OrgRecord[],
  askFor?: (org: OrgRecord) => string,
): Problem =>
  new Problem("ambiguous-org", {
    say: `${echo(wanted)} fits several contact centres: ${names(matches)}.`,
    next: "Write more of the name you mean.",
    asks: buttons(matches, askFor),
  });

/** Something that only managers may do. */
export const notAManager = (org: OrgRecord, managersHere: readonly string[]): Problem =>
  new Problem("not-a-manager", {
    say: `Only a manager of ${org.name} may do that.`,
    next:
      managersHere.length > 0
        ? `Ask ${listNames(managersHere)}, who ${managersHere.length === 1 ? "manages" : "manage"} it.`
        : `No manager of ${org.name} is in this space; an administrator who connects it here becomes one.`,
  });

/** Recordings are other people's voices: being in the space is not enough. */
export const notAListener = (org: Pick<OrgRecord, "name">, email?: string): Problem =>
  new Problem("not-a-listener", {
    say: `Only people who were named listener or manager of ${org.name} may hear or read its conversations.`,
    next: `Ask a manager of ${org.name} to write: grant listener ${email ?? "<your e-mail address>"}`,
  });

/** The link's org has been disconnected, or the space has nothing to do with it any more. */
export const notLinkedAnyMore = (): Problem =>
  new Problem("no-org-linked", {
    say: "The contact centre of this link is not connected to its space any more.",
    next: "An administrator of the contact centre writes `connect` in that space; then this link works again.",
  });
