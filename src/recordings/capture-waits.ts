import type { RecordingRef } from "./recording-link.js";

/** A promise to post in a space as soon as a contact's recording can be heard. */
export interface CaptureWaits {
  /**
   * Kept over a restart; asked twice it is one promise. `personId` asked, `parentId` is the message that the answer belongs below.
   */
  promise(wait: RecordingRef & { readonly personId: string; readonly parentId?: string | undefined }): Promise<void>;
}
