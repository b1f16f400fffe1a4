import { asProblem, type Problem } from "../../errors.js";
import type { OrgRecord } from "../../store/records.js";

/** Answers of several orgs; one that failed does not take the others with it. */
export interface OrgAnswers<T> {
  readonly answered: readonly T[];
  readonly failed: readonly { readonly org: OrgRecord; readonly problem: Problem }[];
}

/** Asks all orgs side by side. A single org that fails throws its Problem: there is nothing else to show. */
export async function askEachOrg<T>(
  orgs: readonly OrgRecord[],
  read: (org: OrgRecord) => Promise<T>,
): Promise<OrgAnswers<T>> {
  const settled = await Promise.allSettled(orgs.map(read));
  const answered: T[] = [];
  const failed: { org: OrgRecord; problem: Problem }[] = [];
  for (const [index, outcome] of settled.entries()) {
    const org = orgs[index];
    if (outcome.status === "fulfilled") answered.push(outcome.value);
    else if (org) failed.push({ org, problem: asProblem(outcome.reason) });
  }
  const [only] = failed;
  if (only && orgs.length === 1) throw only.problem;
  return { answered, failed };
}
