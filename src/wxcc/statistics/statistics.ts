import type { OrgRecord } from "../../store/records.js";
import type { Narrowing, QueueStatistics, Range, WaitingRow } from "./source.js";

/** Who is waiting for the answer: people are served before the clock's own work. */
export type Urgency = "person" | "schedule";

/** Contact-centre numbers with everything between a command and Cisco handled: source choice, windows, budget, sharing, memory. */
export interface Statistics {
  /**
   * The moment "now" means for this minute's questions. It stands still for 60 s, so that the same question from a
   * hundred spaces is one upstream call and every card of that minute shows the same figures.
   */
  asOf(): number;
  queues(org: OrgRecord, range: Range, narrowing: Narrowing, urgency: Urgency): Promise<QueueStatistics>;
  waiting(
    org: OrgRecord,
    narrowing: Narrowing,
    urgency: Urgency,
  ): Promise<{ readonly asOf: number; readonly rows: readonly WaitingRow[] }>;
}
