import type { ContactView } from "../../model/contact-at.js";
import type { LegView } from "../../model/legs-at.js";
import type { Directory } from "./directory.js";

/** One call leg record (CLR): a visit of a queue, or all of a contact that never reached one. */
export interface LegRow {
  readonly view: ContactView;
  readonly leg: LegView | undefined;
  readonly directory: Directory;
  readonly startedAt: number;
  /** Null while it lasts. */
  readonly endedAt: number | null;
}
