import { askText } from "../../conversation/format-ask.js";
import { noOrgLinked, severalOrgs } from "../../orgs/problems.js";
import type { OrgRecord } from "../../store/records.js";
import type { Ask } from "../command.js";

/** The one contact centre an alert is about. Throws with a button for each when the question means several. */
export function oneOrg({ orgs, sentence: { args, filters } }: Pick<Ask, "orgs" | "sentence">): OrgRecord {
  const [org, ...others] = orgs;
  if (!org) throw noOrgLinked();
  if (others.length > 0)
    throw severalOrgs(orgs, (one) => askText("alert", { args, filters: { ...filters, org: [one.name] } }));
  return org;
}
