import { askText } from "../../conversation/format-ask.js";
import { noOrgLinked, severalOrgs } from "../../orgs/problems.js";
import type { OrgRecord } from "../../store/records.js";
import type { Ask } from "../command.js";

/** The one org that a question about legacy records is about; several are buttons, each asking the same of one. */
export function oneOrg({ orgs, sentence }: Pick<Ask, "orgs" | "sentence">, words: string): OrgRecord {
  const [org, ...others] = orgs;
  if (!org) throw noOrgLinked();
  if (others.length === 0) return org;
  throw severalOrgs(orgs, (one) => {
    const { args, period, zone, as } = sentence;
    return askText(words, { args, period, zone, as, filters: { ...sentence.filters, org: [one.name] } });
  });
}
