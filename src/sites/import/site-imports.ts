import { randomUUID } from "node:crypto";
import { Problem } from "../../errors.js";
import type { Asker } from "../../orgs/access.js";
import type { OrgRecord } from "../../store/records.js";
import type { ImportRow, SiteImportRecord } from "../../store/site-records.js";
import { changeGone } from "../problems.js";
import { stillHolds } from "./plan-import.js";
import { chunkId, type ImportDeps, type ImportResult, LEASE_MS, readRows, runImport } from "./run-import.js";

/** How long the card of an import can be confirmed. */
const PROPOSAL_MS = 10 * 60_000;
/** How long a confirmed import may take, restarts and outages included. */
const IMPORT_MS = 2 * 86_400_000;
/** Rows sent at once. How many Contact Center takes is not documented; a page of its lists has as many. */
const CHUNK_ROWS = 100;

/** Imports of sites from files. */
export interface SiteImports {
  propose(
    asker: Asker,
    org: OrgRecord,
    plan: { readonly fileName: string; readonly rows: readonly ImportRow[]; readonly parentId?: string | undefined },
  ): Promise<SiteImportRecord>;
  /** Throws `change-gone` unless it waits here; takes it away. */
  cancel(asker: Asker, org: OrgRecord, id: string): Promise<void>;
  /** Of several who confirm one does. Throws `site-changed` and writes nothing when the plan does not hold any more. */
  confirm(
    asker: Asker,
    org: OrgRecord,
    id: string,
    progress: (done: number, of: number) => void,
  ): Promise<ImportResult>;
}

/** Keeps plans in the store, so that a confirmed one survives any end of the process. */
export function createSiteImports(deps: ImportDeps): SiteImports {
  const { store, clock } = deps;
  const { siteImports, siteImportChunks } = store;
  const expiring = (ms: number) => ({ expiresAt: clock.now() + ms });

  async function claim(
    asker: Asker,
    org: OrgRecord,
    id: string,
    state: "running" | "ended",
  ): Promise<SiteImportRecord> {
    const found = await siteImports.get(id);
    if (found?.orgId !== org.id || found.spaceId !== asker.spaceId)
      throw changeGone("That import is not waiting here: it is older than ten minutes, or of another space.");
    let first = false;
    const record = await siteImports.update(id, (old) => {
      first = old?.state === "proposed";
      if (!first || !old) return old;
      return {
        ...old,
        state,
        byPersonId: asker.personId,
        byEmail: asker.personEmail,
        leaseUntil: clock.now() + LEASE_MS,
      };
    });
    if (record && first) return record;
    throw changeGone(`${record?.byEmail ?? "Somebody"} was faster with that card. I did nothing more.`);
  }

  return {
    async propose({ personId, spaceId }, org, { fileName, rows, parentId }) {
      const id = randomUUID().slice(0, 13);
      const chunks = Math.ceil(rows.length / CHUNK_ROWS);
      for (let n = 0; n < chunks; n += 1) {
        const part = rows.slice(n * CHUNK_ROWS, (n + 1) * CHUNK_ROWS);
        await siteImportChunks.put(chunkId(id, n), { rows: [...part] }, expiring(IMPORT_MS));
      }
      const place = { orgId: org.id, spaceId, ...(parentId === undefined ? {} : { parentId }) };
      const record: SiteImportRecord = { id, ...place, personId, fileName, chunks, state: "proposed" };
      await siteImports.put(id, record, expiring(PROPOSAL_MS));
      return record;
    },
    cancel: async (asker, org, id) => void (await claim(asker, org, id, "ended")),
    async confirm(asker, org, id, progress) {
      const claimed = await claim(asker, org, id, "running");
      const [rows, sites, profiles] = await Promise.all([
        readRows(deps, claimed),
        deps.sites.list(org),
        deps.listings.profiles(org),
      ]).catch(async (thrown: unknown) => {
        await siteImports.update(id, (old) => old && { ...old, state: "ended" });
        throw thrown;
      });
      if (!stillHolds(rows, { sites, profiles })) {
        await siteImports.update(id, (old) => old && { ...old, state: "ended" });
        throw planChanged();
      }
      // Confirmed: from here on it is carried through, whatever happens to this process.
      const begun = { ...claimed, leaseUntil: clock.now() + LEASE_MS };
      await siteImports.put(id, begun, expiring(IMPORT_MS));
      const result = await runImport(deps, org, begun, progress);
      await siteImports.update(id, (old) => old && { ...old, state: "done" });
      return result;
    },
  };
}

const planChanged = () =>
  new Problem("site-changed", {
    say: "Sites or multimedia profiles were changed since that card was drawn, so it does not say any more what the import would do. Nothing was written.",
    next: "Send the file again with `site import` and look at the new card.",
  });
