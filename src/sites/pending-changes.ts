import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.js";
import type { Asker } from "../orgs/access.js";
import type { OrgRecord } from "../store/records.js";
import type { SiteChangeRecord } from "../store/site-records.js";
import type { Store } from "../store/store.js";
import { changeGone } from "./problems.js";

/** How long a card can be confirmed, and what was written be undone. */
const LIFE_MS = 10 * 60_000;

type Proposal = Pick<SiteChangeRecord, "siteId" | "before" | "after">;

/** Changes that wait for a confirmation, or can be undone. */
export interface PendingChanges {
  propose(asker: Asker, org: OrgRecord, proposal: Proposal): Promise<SiteChangeRecord>;
  /** The change, if it belongs to this org and space. Throws `change-gone` otherwise. */
  find(asker: Asker, org: OrgRecord, id: string): Promise<SiteChangeRecord>;
  /** Takes it for whoever is first; throws `change-gone` and says who was. */
  claim(asker: Asker, org: OrgRecord, id: string, to: "confirmed" | "ended"): Promise<SiteChangeRecord>;
  /** It was written and can be undone from now on for ten minutes. */
  written(change: SiteChangeRecord): Promise<void>;
  /** It came to nothing. */
  ended(change: SiteChangeRecord): Promise<void>;
}

/** Keeps them in the store, where of two who confirm one is first. */
export function createPendingChanges({
  store,
  clock,
}: {
  store: Pick<Store, "siteChanges">;
  clock: Clock;
}): PendingChanges {
  const { siteChanges } = store;
  const lifetime = () => ({ expiresAt: clock.now() + LIFE_MS });

  async function find({ spaceId }: Asker, org: OrgRecord, id: string): Promise<SiteChangeRecord> {
    const found = await siteChanges.get(id);
    if (found?.orgId === org.id && found.spaceId === spaceId) return found;
    throw changeGone("That change is not waiting here: it is older than ten minutes, or of another space.");
  }

  return {
    find,
    async propose({ personId, spaceId }, org, proposal) {
      const id = randomUUID().slice(0, 13);
      const record: SiteChangeRecord = { id, orgId: org.id, spaceId, personId, ...proposal, state: "proposed" };
      await siteChanges.put(id, record, lifetime());
      return record;
    },
    async claim(asker, org, id, to) {
      await find(asker, org, id);
      let first = false;
      const record = await siteChanges.update(id, (old) => {
        first = old?.state === "proposed";
        return first && old ? { ...old, state: to, byEmail: asker.personEmail } : old;
      });
      if (record && first) return record;
      throw changeGone(
        `${record?.byEmail ?? "Somebody"} was faster: ${deeds[record?.state ?? "ended"]}. I did nothing more.`,
      );
    },
    written: async (change) => siteChanges.put(change.id, { ...change, state: "written" }, lifetime()),
    ended: async (change) => void (await siteChanges.put(change.id, { ...change, state: "ended" }, lifetime())),
  };
}

const deeds: Readonly<Record<SiteChangeRecord["state"], string>> = {
  proposed: "the change is waiting for a confirmation",
  confirmed: "the change was confirmed a moment ago and is being written",
  written: "the change was confirmed and has been written",
  ended: "that card has been used already",
};
