import type { ContactView } from "../model/contact-at.js";

/** Whether there will be a recording: not known (`null`) before an agent answers, never without an answer. */
export function captureRequestedOf(view: ContactView): boolean | null {
  if (view.answered) return view.contact.recordings > 0;
  return view.ended ? false : null;
}
