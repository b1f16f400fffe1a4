import { asProblem, Problem, type ProblemCode } from "../errors.js";
import type { OrgRecord } from "../store/records.js";
import type { SiteChangeRecord } from "../store/site-records.js";
import type { Site, SiteFields, Sites } from "../wxcc/configuration/site.js";
import { siteNamed } from "./find-site.js";
import { siteChanged, siteExists, siteInUse, unconfirmed } from "./problems.js";
import { fieldsOf, isSame } from "./site-rules.js";

/** What was written, as it was read back. */
export interface Applied {
  readonly siteId: string;
  /** Undefined when it was deleted. */
  readonly now: Site | undefined;
}

/**
 * Writes one confirmed change and reads it back. Nothing is written when the site is not any more what the card showed. A write
 * that got no answer counts by what is read afterwards.
 */
export async function applyChange(sites: Sites, org: OrgRecord, change: SiteChangeRecord): Promise<Applied> {
  const { siteId, before, after } = change;
  if (siteId !== undefined && before && after) return replace(sites, org, { siteId, before, after });
  if (siteId !== undefined && before) return remove(sites, org, { siteId, before });
  if (after) return create(sites, org, after);
  throw new Error("a change of a site that changes nothing");
}

async function create(sites: Sites, org: OrgRecord, after: SiteFields): Promise<Applied> {
  if (siteNamed(await sites.list(org), after.name)) throw siteExists(after.name);
  const unsure = await attempt(() => sites.create(org, after));
  const made = siteNamed(await readBack(after.name, () => sites.list(org)), after.name);
  if (made && isSame(made, after)) return { siteId: made.id, now: made };
  throw made ? differs(after.name) : (unsure ?? differs(after.name));
}

async function replace(
  sites: Sites,
  org: OrgRecord,
  { siteId, before, after }: { readonly siteId: string; readonly before: SiteFields; readonly after: SiteFields },
): Promise<Applied> {
  // A name is looked up among all sites, because the answer to a taken one is not documented for a PUT.
  const taken = before.name === after.name ? undefined : siteNamed(await sites.list(org), after.name);
  if (taken && taken.id !== siteId) throw siteExists(after.name);
  const check = (now: Site | undefined) => refuseChanged(before, now);
  const unsure = await attempt(() => sites.change(org, siteId, after, check)).catch((thrown: unknown) =>
    explainUse(sites, org, { id: siteId, name: before.name }, "changed so", thrown),
  );
  const now = await readBack(after.name, () => sites.read(org, siteId));
  if (now && isSame(now, after)) return { siteId, now };
  throw now && isSame(now, before) ? (unsure ?? differs(after.name)) : differs(after.name, unsure);
}

async function remove(
  sites: Sites,
  org: OrgRecord,
  { siteId, before }: { readonly siteId: string; readonly before: SiteFields },
): Promise<Applied> {
  refuseChanged(before, await sites.read(org, siteId));
  const site = { id: siteId, name: before.name };
  const unsure = await attempt(() => sites.remove(org, site)).catch((thrown: unknown) =>
    explainUse(sites, org, site, "deleted", thrown),
  );
  const now = await readBack(before.name, () => sites.read(org, siteId));
  if (now) throw unsure ?? differs(before.name);
  return { siteId, now };
}

function refuseChanged(before: SiteFields, now: Site | undefined): void {
  if (!now) throw siteChanged(before.name, "has been deleted");
  if (!isSame(fieldsOf(now), before)) throw siteChanged(before.name, "was changed by somebody else");
}

/** Failures after which the write may have happened all the same. */
const unsureCodes: readonly ProblemCode[] = ["upstream-timeout", "upstream-unavailable", "upstream-nonsense"];

/** The Problem of a write of which nobody knows whether it happened. */
async function attempt(write: () => Promise<void>): Promise<Problem | undefined> {
  try {
    await write();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Problem && unsureCodes.includes(thrown.code)) return thrown;
    throw thrown;
  }
}

async function readBack<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    throw unconfirmed(name, `how it is now could not be read (${asProblem(thrown).say})`, thrown);
  }
}

const differs = (name: string, cause?: unknown) =>
  unconfirmed(name, "Webex Contact Center shows it otherwise than it was written", cause);

/** A 412 with the list of what refers to the site. */
async function explainUse(
  sites: Sites,
  org: OrgRecord,
  site: Pick<Site, "id" | "name">,
  doing: string,
  thrown: unknown,
): Promise<never> {
  if (!(thrown instanceof Problem) || thrown.code !== "site-in-use") throw thrown;
  throw siteInUse(site, await sites.references(org, site.id), doing);
}
