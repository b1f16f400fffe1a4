import { askText } from "../../conversation/format-ask.js";
import { noOrgLinked, severalOrgs } from "../../orgs/problems.js";
import type { OrgRecord } from "../../store/records.js";
import type { Ask } from "../command.js";

/** The one contact centre that a question is about; what is configured is looked at and changed for one at a time. */
export function oneOrg({ orgs, sentence }: Pick<Ask, "orgs" | "sentence">, words: string): OrgRecord {
  const [org, ...others] = orgs;
  if (!org) throw noOrgLinked();
  if (others.length === 0) return org;
  throw severalOrgs(orgs, ({ name }) => askText(words, { ...sentence, filters: { ...sentence.filters, org: [name] } }));
}

/** A button's sentence about the same contact centre. */
export const askAbout = (org: Pick<OrgRecord, "name">, words: string, args = ""): string =>
  askText(words, { args, filters: { org: [org.name] } });
