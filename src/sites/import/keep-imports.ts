import type { Rendered } from "../../cards/render-answer.js";
import type { Answer } from "../../commands/command.js";
import type { Drain } from "../../drain.js";
import { asProblem } from "../../errors.js";
import { onceAMinute } from "../../instances/once-a-minute.js";
import type { WorkQueue } from "../../instances/work-queue.js";
import type { Log } from "../../log.js";
import type { PostingRights } from "../../orgs/posting-rights.js";
import type { OrgRecord } from "../../store/records.js";
import type { SiteImportRecord } from "../../store/site-records.js";
import type { Store } from "../../store/store.js";
import type { Messenger } from "../../webex/types.js";
import { type ImportDeps, type ImportResult, runImport, takeImport } from "./run-import.js";

/** What carrying on with imports needs. */
export interface KeepingDeps extends ImportDeps {
  readonly store: ImportDeps["store"] & Pick<Store, "orgs">;
  readonly log: Log;
  readonly messenger: Pick<Messenger, "post">;
  readonly render: (answer: Answer) => Rendered;
  readonly draw: (org: OrgRecord, result: ImportResult) => Promise<Answer>;
  readonly rights: PostingRights;
  readonly track: Drain["track"];
  /** With several instances: one of them looks each minute. */
  readonly queue?: WorkQueue | undefined;
}

const LOOK_WITHIN_MS = 60_000;
/** Imports that another process left behind are looked for so often. */
const LOOK_EVERY_MS = 15 * 60_000;

/** Goes on with imports whose process ended in the middle, and posts what came of them where they were confirmed. Never rejects. */
export async function keepImports(deps: KeepingDeps): Promise<void> {
  const { clock, log, signal, track, queue } = deps;
  if (queue) return onceAMinute("site-imports", { ...deps, queue }, { withinMs: LOOK_WITHIN_MS }, begin, signal);

  /** An import may take longer than any job; its lease says that somebody is at it. */
  async function begin(): Promise<void> {
    track(carryOn(deps), "going on with imports");
  }

  while (!signal.aborted) {
    const looking = carryOn(deps);
    track(looking, "going on with imports");
    const soonest = await looking.catch((err: unknown) => {
      if (!signal.aborted) log.error({ err }, "imports could not be looked for");
      return undefined;
    });
    const latest = clock.now() + LOOK_EVERY_MS;
    const wakeAt = Math.min(latest, Math.max(soonest ?? latest, clock.now() + 1000));
    await clock.sleep(wakeAt - clock.now(), signal).catch(() => {
      // The service stops; the loop's condition ends it.
    });
  }
}

/** Works through what nobody is at; tells when the next import may be left behind. */
async function carryOn(deps: KeepingDeps): Promise<number | undefined> {
  const { store, clock } = deps;
  const running = await store.siteImports.find({ state: "running" });
  for (const { id } of running) {
    const mine = await takeImport(deps, id);
    if (mine) await finish(deps, mine);
  }
  const left = await store.siteImports.find({ state: "running" });
  const leases = left.map(({ leaseUntil }) => leaseUntil ?? 0).filter((until) => until > clock.now());
  return leases.length > 0 ? Math.min(...leases) : undefined;
}

async function finish(deps: KeepingDeps, record: SiteImportRecord): Promise<void> {
  const { store, log, signal } = deps;
  const facts = { importId: record.id, orgId: record.orgId, spaceId: record.spaceId };
  try {
    const org = await store.orgs.get(record.orgId);
    if (org) await post(deps, record, await deps.draw(org, await runImport(deps, org, record)));
    else log.warn(facts, "an import was dropped: the contact centre is not connected any more");
    await store.siteImports.update(record.id, (old) => old && { ...old, state: "done" });
  } catch (thrown) {
    if (signal.aborted) return;
    const problem = asProblem(thrown);
    log.error({ ...facts, problem: problem.code, err: thrown }, "an import could not be finished; it is tried again");
  }
}

/** Whoever may not read the org's answers in that space any more is not told; what was done is in the audit trail. */
async function post(deps: KeepingDeps, { spaceId, parentId, personId, orgId }: SiteImportRecord, answer: Answer) {
  await deps.rights.check({ spaceId, personId }, orgId);
  const place = { to: { spaceId }, ...(parentId === undefined ? {} : { parentId }) };
  await deps.messenger.post({ ...place, ...deps.render(answer) });
  if (answer.file)
    await deps.messenger.post({ ...place, markdown: answer.file.caption.join("  \n"), file: answer.file });
}
