import { harbor } from "../../src/sandbox/world.js";
import type { Floor } from "./floor.js";
import { atContactCenter } from "./subscriptions.js";

const SITE = `/organization/${harbor.id}/site`;

/** A site as Contact Center has it. */
export interface StoredSite {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly multimediaProfileId: string;
  readonly description: string;
}

/** Harbor's sites, read past the service. */
export const storedSites = async (floor: Floor): Promise<readonly StoredSite[]> =>
  JSON.parse(await atContactCenter(floor, "GET", SITE));

export const siteNames = async (floor: Floor): Promise<readonly string[]> =>
  (await storedSites(floor)).map(({ name }) => name);

export async function storedSite(floor: Floor, name: string): Promise<StoredSite> {
  const found = (await storedSites(floor)).find((site) => site.name === name);
  if (!found) throw new Error(`there is no site ${name}`);
  return found;
}

/** Somebody else writes to Contact Center meanwhile. */
export async function writeSite(floor: Floor, name: string, change: Partial<StoredSite>): Promise<void> {
  const { id, ...site } = await storedSite(floor, name);
  await atContactCenter(floor, "PUT", `${SITE}/${id}`, { id, ...site, ...change });
}

/** The multimedia profile of the sites there are at the start. */
export const aProfile = async (floor: Floor): Promise<string> =>
  (await storedSite(floor, "Boston")).multimediaProfileId;

/** Somebody else creates a site past the service. */
export async function plantSite(floor: Floor, name: string, active = true): Promise<void> {
  const multimediaProfileId = await aProfile(floor);
  await atContactCenter(floor, "POST", SITE, { name, active, multimediaProfileId });
}
