import type { Asker } from "../orgs/access.js";
import { orgNamed } from "../orgs/choose-orgs.js";
import { noOrgLinked, severalOrgs } from "../orgs/problems.js";
import type { OrgRecord } from "../store/records.js";
import type { Services } from "./command.js";

/**
 * The one linked org that a command about an org means: the named one, else the only one, else the space's default.
 * `askFor` makes the buttons when nothing decides.
 */
export async function pickOrg(
  services: Services,
  asker: Asker,
  wanted: string,
  askFor: (org: OrgRecord) => string,
): Promise<OrgRecord> {
  const linked = await services.access.linkedOrgs(asker);
  const [first, ...others] = linked;
  if (!first) throw noOrgLinked();
  if (wanted.trim() !== "") return orgNamed(wanted, linked);
  if (others.length === 0) return first;
  const space = await services.store.spaces.get(asker.spaceId);
  const preferred = linked.find((org) => org.id === space?.defaultOrgId);
  if (preferred) return preferred;
  throw severalOrgs(linked, askFor);
}
