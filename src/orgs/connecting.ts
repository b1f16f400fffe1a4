import type { Asker } from "./access.js";

/** Starts a connection from chat; the rest happens in the browser (`web/`). */
export interface Connecting {
  /** A one-time link for this person and space; dies in ten minutes. */
  invite(asker: Asker): Promise<{ readonly url: string; readonly expiresAt: number }>;
}
