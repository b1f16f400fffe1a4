/** Where listening was when the sign-in ended. */
export interface Place {
  /** Which recording of the contact, counted from 0. */
  readonly index: number;
  readonly atMs: number;
}

/** The part of `sessionStorage` that is used. */
interface TabMemory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** No recording is longer than this, so that a place is one number. */
const LONGEST_MS = 1_000_000_000;

/**
 * Remembers a place for the next page of this tab, which is this one after signing in again. The tab's memory holds nothing
 * but a number, and `name` is a piece of the page's own address.
 */
export function createResume(storage: TabMemory, name: string) {
  const key = `floorwalker ${name}`;
  return {
    keep({ index, atMs }: Place): void {
      storage.setItem(key, String(index * LONGEST_MS + Math.round(atMs)));
    },
    /** The remembered place, once. */
    take(): Place | undefined {
      const kept = storage.getItem(key);
      storage.removeItem(key);
      const place = Number(kept);
      if (kept === null || !Number.isSafeInteger(place) || place < 0) return undefined;
      return { index: Math.floor(place / LONGEST_MS), atMs: place % LONGEST_MS };
    },
  };
}
