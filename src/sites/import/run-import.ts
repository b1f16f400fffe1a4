import type { Clock } from "../../clock.js";
import { asProblem, Problem } from "../../errors.js";
import type { OrgRecord } from "../../store/records.js";
import type { ImportRow, SiteImportRecord } from "../../store/site-records.js";
import type { Store } from "../../store/store.js";
import type { Listings } from "../../wxcc/configuration/listings.js";
import type { Sites } from "../../wxcc/configuration/site.js";
import { profileName } from "../find-site.js";
import { recordChange } from "../record-change.js";
import { sendChunk } from "./send-chunk.js";

/** Longer than one call can take: who holds it past its end does not live any more. */
export const LEASE_MS = 3 * 60_000;

/** What an import works with. */
export interface ImportDeps {
  readonly store: Pick<Store, "siteImports" | "siteImportChunks" | "audit">;
  readonly sites: Sites;
  readonly listings: Listings;
  readonly clock: Clock;
  /** Aborted when the service stops: the import goes on after the next start. */
  readonly signal: AbortSignal;
}

/** An import and everything that became of its rows. */
export interface ImportResult {
  readonly record: SiteImportRecord;
  readonly rows: readonly ImportRow[];
  /** Why the rest was not tried. */
  readonly stopped: string | undefined;
}

/** Id of a chunk. */
export const chunkId = (importId: string, n: number): string => `${importId}|${n}`;

/** Takes a confirmed import for this process; undefined while another one is at it, or when it is over. */
export async function takeImport({ store, clock }: ImportDeps, id: string): Promise<SiteImportRecord | undefined> {
  let mine = false;
  const record = await store.siteImports.update(id, (old) => {
    mine = old?.state === "running" && (old.leaseUntil ?? 0) <= clock.now();
    return mine && old ? { ...old, leaseUntil: clock.now() + LEASE_MS } : old;
  });
  return mine ? record : undefined;
}

/** All rows of an import in the order of the file. */
export async function readRows({ store }: Pick<ImportDeps, "store">, { id, chunks }: SiteImportRecord) {
  const parts = await Promise.all(Array.from({ length: chunks }, (_, n) => store.siteImportChunks.get(chunkId(id, n))));
  return parts.flatMap((part) => part?.rows ?? []);
}

/**
 * Works through a taken import, chunk by chunk, each written down when it is done. Throws `import-interrupted` when the service stops,
 * and gives the import back.
 */
export async function runImport(
  deps: ImportDeps,
  org: OrgRecord,
  record: SiteImportRecord,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<ImportResult> {
  const lease = holdLease(deps, record);
  try {
    const stopped = await workThrough(deps, org, record, lease.hold, progress);
    const after = { ...record, ...(stopped === undefined ? {} : { stopped }) };
    return { record: after, rows: await readRows(deps, record), stopped };
  } catch (thrown) {
    await lease.giveBack();
    throw deps.signal.aborted ? interrupted(thrown) : thrown;
  }
}

/** The lease of a taken import: whoever finds it in other hands, after a pause of the whole process, sends nothing more. */
function holdLease({ store, clock }: ImportDeps, { id, leaseUntil }: SiteImportRecord) {
  let until = leaseUntil;
  async function change(next: number): Promise<boolean> {
    let mine = false;
    await store.siteImports.update(id, (old) => {
      mine = old !== undefined && old.leaseUntil === until;
      return mine && old ? { ...old, leaseUntil: next } : old;
    });
    if (mine) until = next;
    return mine;
  }
  return {
    async hold(ms: number): Promise<void> {
      if (!(await change(clock.now() + ms))) throw interrupted(new Error("another instance has taken over the import"));
    },
    giveBack: () => change(0),
  };
}

async function workThrough(
  deps: ImportDeps,
  org: OrgRecord,
  record: SiteImportRecord,
  hold: (ms: number) => Promise<void>,
  progress: (done: number, of: number) => void,
): Promise<string | undefined> {
  const { store, signal } = deps;
  const profiles = await deps.listings.profiles(org, signal);
  let stopped = record.stopped;
  for (let n = 0; n < record.chunks; n += 1) {
    signal.throwIfAborted();
    const id = chunkId(record.id, n);
    const chunk = await store.siteImportChunks.get(id);
    if (!chunk || chunk.rows.every(({ outcome }) => outcome)) continue;
    const keep = async (rows: readonly ImportRow[], sentAt?: number) =>
      void (await store.siteImportChunks.update(id, () => ({
        rows: [...rows],
        ...(sentAt === undefined ? {} : { sentAt }),
      })));
    if (stopped !== undefined) {
      await keep(notSent(chunk.rows, stopped));
      continue;
    }
    await hold(LEASE_MS);
    const sending = {
      ...deps,
      mark: ({ rows, sentAt }: typeof chunk) => keep(rows, sentAt),
      beforePause: (ms: number) => hold(ms + LEASE_MS),
    };
    try {
      const rows = await sendChunk(sending, org, chunk);
      await keep(rows);
      await Promise.all(
        rows.map((row, at) => audit(deps, org, record, row, chunk.rows[at], (p) => profileName(profiles, p))),
      );
    } catch (thrown) {
      if (signal.aborted || !(thrown instanceof Problem) || thrown.code === "import-interrupted") throw thrown;
      stopped = thrown.say;
      await store.siteImports.update(record.id, (old) => old && { ...old, stopped: asProblem(thrown).say });
      const left = await store.siteImportChunks.get(id);
      await keep(notSent(left?.rows ?? chunk.rows, stopped, left?.sentAt !== undefined));
    }
    progress(n + 1, record.chunks);
  }
  return stopped;
}

async function audit(
  deps: ImportDeps,
  org: OrgRecord,
  { byPersonId, byEmail, personId, spaceId }: SiteImportRecord,
  row: ImportRow,
  before: ImportRow | undefined,
  profile: (id: string) => string,
): Promise<void> {
  if (row.outcome?.kind !== "created" || before?.outcome) return;
  const who = { personId: byPersonId ?? personId, personEmail: byEmail, spaceId };
  await recordChange(deps, who, { orgId: org.id, after: row.fields }, profile);
}

const notSent = (rows: readonly ImportRow[], why: string, inDoubt = false): readonly ImportRow[] =>
  rows.map((row) =>
    row.outcome
      ? row
      : {
          ...row,
          outcome: { kind: "not-sent", reason: inDoubt ? `sent without an answer; ${why}` : `not sent: ${why}` },
        },
  );

const interrupted = (cause: unknown) =>
  new Problem("import-interrupted", {
    say: "Floorwalker is being restarted in the middle of the import. What was created is written down.",
    next: "Wait: it goes on by itself after the start and posts the result here.",
    cause,
  });
