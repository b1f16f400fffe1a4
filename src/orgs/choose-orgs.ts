import type { OrgRecord } from "../store/records.js";
import { matchName } from "./names.js";
import { ambiguousOrg, severalOrgs, unknownOrg } from "./problems.js";

/**
 * The one org that a name means among `orgs`. Throws `unknown-org`, which lists `known`, or `ambiguous-org`; with `askFor`
 * each org they list is a button.
 */
export function orgNamed(
  wanted: string,
  orgs: readonly OrgRecord[],
  known: readonly OrgRecord[] = orgs,
  askFor?: (org: OrgRecord) => string,
): OrgRecord {
  const match = matchName(orgs, wanted, (org) => org.name);
  if (match.kind === "one") return match.item;
  throw match.kind === "several" ? ambiguousOrg(wanted, match.items, askFor) : unknownOrg(wanted, known, askFor);
}

/**
 * The orgs a question means: those it names (`all` is every linked one), else the space's default, else the only one
 * this person may see. `linked` and `visible` are not empty.
 */
export function chooseOrgs(options: {
  readonly linked: readonly OrgRecord[];
  /** Of `linked`, those the asker may see. */
  readonly visible: readonly OrgRecord[];
  readonly wanted: readonly string[];
  readonly defaultOrgId: string | undefined;
  /** The sentence of each org's button when nothing decides. */
  readonly askFor?: ((org: OrgRecord) => string) | undefined;
}): readonly OrgRecord[] {
  const { linked, visible, wanted, defaultOrgId, askFor } = options;
  if (wanted.length > 0) return named(linked, visible, wanted, askFor);
  const preferred = visible.find((org) => org.id === defaultOrgId);
  if (preferred) return [preferred];
  if (visible.length > 1) throw severalOrgs(visible, askFor);
  return visible;
}

function named(
  linked: readonly OrgRecord[],
  visible: readonly OrgRecord[],
  wanted: readonly string[],
  askFor: ((org: OrgRecord) => string) | undefined,
): readonly OrgRecord[] {
  const isAll = (name: string) => name.trim().toLowerCase() === "all";
  // An org may itself be called "All …": an exact name wins over the word.
  const isName = (name: string) => linked.some((org) => org.name.toLowerCase() === name.trim().toLowerCase());
  if (wanted.some((name) => isAll(name) && !isName(name))) return linked;
  return [...new Set(wanted.map((name) => orgNamed(name, linked, visible, askFor)))];
}
