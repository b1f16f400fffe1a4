/** At most one poll of an org within this time because of events. */
export const GAP_MS = 15_000;
/** What an event tells of is a moment later in the figures, and seldom alone. */
export const SETTLE_MS = 2_000;
/** Of the requests of a minute, besides what polls take that are due anyway. */
const SHARE = 0.2;
/** Figures of the usual polls are at most this old. */
export const SHARED_FOR_MS = 60_000;

/** How far apart polls because of events are: 15 s, or as long as the budget needs when every org has events all the time. */
export const earlyGapMs = (callsPerPoll: number, requestsPerMinute: number): number =>
  Math.max(GAP_MS, Math.ceil((callsPerPoll / (requestsPerMinute * SHARE)) * 60_000));

/** Which orgs are to be looked at before their turn. Times are epoch milliseconds. */
export interface EarlyPolls {
  /** Something happened at the org; may be called as often as it happens. */
  heard(orgId: string, at: number): void;
  /** When the org is to be looked at because of it; undefined when nothing has happened since the last look. */
  dueAt(orgId: string, gapMs: number): number | undefined;
  /**
   * A poll begins. The moment that its figures must be of, undefined when those of this minute will do: whoever has seen
   * newer ones may not be shown older ones afterwards.
   */
  begun(orgId: string, at: number): number | undefined;
  /** A poll could not begin, because one is under way. */
  putOff(orgId: string, at: number): void;
  /** Called with the first event after a look. */
  onNews(listener: () => void): void;
}

/** No events yet. */
export function createEarlyPolls(): EarlyPolls {
  const heardAt = new Map<string, number>();
  const lookedAt = new Map<string, number>();
  const freshAt = new Map<string, number>();
  const listeners: (() => void)[] = [];
  return {
    heard(orgId, at) {
      if (heardAt.has(orgId)) return;
      heardAt.set(orgId, at);
      for (const listener of listeners) listener();
    },
    dueAt(orgId, gapMs) {
      const heard = heardAt.get(orgId);
      if (heard === undefined) return undefined;
      return Math.max(heard + SETTLE_MS, (lookedAt.get(orgId) ?? Number.NEGATIVE_INFINITY) + gapMs);
    },
    begun(orgId, at) {
      if (heardAt.delete(orgId)) freshAt.set(orgId, at);
      lookedAt.set(orgId, at);
      const fresh = freshAt.get(orgId);
      return fresh !== undefined && at - fresh < SHARED_FOR_MS ? at : undefined;
    },
    putOff(orgId, at) {
      if (heardAt.has(orgId)) lookedAt.set(orgId, at);
    },
    onNews: (listener) => void listeners.push(listener),
  };
}
