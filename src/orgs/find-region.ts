import { z } from "zod";
import { askJson, type Edge } from "./ask-json.js";
import { FIXED_REGION, regions } from "./regions.js";

/** Contact Center's record of a tenant. Not in the OpenAPI; Cisco's own samples read it. */
const tenantSchema = z.object({
  id: z.string().optional(),
  name: z.string().min(1),
  timezone: z.string().optional(),
});

/** Where an org lives and what it calls itself. */
export interface Tenant {
  readonly kind: "tenant";
  readonly region: string;
  readonly name: string;
  /** IANA name; `UTC` when the record has none that this machine knows. */
  readonly zone: string;
}

/** One region's answer, for people: `404`, `no answer`, `200, not a tenant record`. */
export interface Tried {
  readonly kind: "tried";
  readonly region: string;
  readonly answer: string;
}

type RegionSearch =
  | { readonly kind: "found"; readonly tenant: Tenant }
  | { readonly kind: "nowhere"; readonly tried: readonly Tried[] };

/**
 * Asks every region side by side for the org and takes the one that knows it: neither token nor profile names it,
 * and what a wrong region answers is not documented. `wxccUrl` without `{region}` is asked once.
 */
export async function findRegion(
  edge: Edge,
  wxccUrl: string,
  orgId: string,
  accessToken: string,
): Promise<RegionSearch> {
  const ids = wxccUrl.includes("{region}") ? regions.map((region) => region.id) : [FIXED_REGION];
  const enough = new AbortController();
  const tries = ids.map((region) => tryRegion(edge, wxccUrl, { region, orgId, accessToken }, enough.signal));
  const tenant = await firstTenant(tries);
  enough.abort();
  if (tenant) return { kind: "found", tenant };
  const results = await Promise.all(tries);
  return { kind: "nowhere", tried: results.filter((result) => result.kind === "tried") };
}

/** Resolves with the first that found something, without waiting for slower ones; undefined when all came back empty. */
const firstTenant = (tries: readonly Promise<Tenant | Tried>[]): Promise<Tenant | undefined> =>
  new Promise((resolve, reject) => {
    const seen = tries.map((attempt) => attempt.then((result) => result.kind === "tenant" && resolve(result)));
    Promise.all(seen).then(() => resolve(undefined), reject);
  });

async function tryRegion(
  edge: Edge,
  wxccUrl: string,
  asked: { readonly region: string; readonly orgId: string; readonly accessToken: string },
  enough: AbortSignal,
): Promise<Tenant | Tried> {
  const { region, orgId, accessToken } = asked;
  const url = `${wxccUrl.replace("{region}", region)}/organization/${orgId}`;
  const headers = { accept: "application/json", authorization: `Bearer ${accessToken}` };
  const ask = () => askJson(edge, url, { headers }, enough);
  const first = await ask();
  const answer = first.kind === "no-answer" && first.why === "network" && !enough.aborted ? await ask() : first;
  const tried = (said: string): Tried => ({ kind: "tried", region, answer: said });
  if (answer.kind === "no-answer") return tried(answer.why === "timeout" ? "no answer in time" : "no answer");
  if (answer.status !== 200) return tried(String(answer.status));
  const record = tenantSchema.safeParse(answer.body);
  const isOurs = record.success && (record.data.id ?? orgId).toLowerCase() === orgId.toLowerCase();
  if (!isOurs) return tried("200, but not this organisation's record");
  return { kind: "tenant", region, name: record.data.name, zone: knownZone(record.data.timezone) };
}

function knownZone(zone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone ?? "UTC" }).resolvedOptions().timeZone;
  } catch {
    // Some tenants carry names of their own; UTC is at least said on every card.
    return "UTC";
  }
}
