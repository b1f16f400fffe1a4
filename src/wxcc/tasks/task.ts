import type { TaskStatus } from "../../conversation/ask.js";
import type { RowChannel } from "../statistics/source.js";

/** A contact as Get Tasks lists it. Times are epoch milliseconds. */
export interface Task {
  readonly id: string;
  readonly channel: RowChannel;
  /** Cisco's word; one that we do not know yet is kept as it came. */
  readonly status: TaskStatus | (string & {});
  readonly createdAt: number;
  readonly direction: string | undefined;
  /** The last one; undefined for a contact that never reached a queue. */
  readonly queue: Party | undefined;
  /** The last one; undefined for a contact that no agent took. */
  readonly agent: Party | undefined;
  /** The customer's end of the line, masked already. */
  readonly customer: string;
  readonly wrapUp: string | undefined;
  /** True when there will be a recording, false when there never will; undefined while it is not known. */
  readonly recorded: boolean | undefined;
}

/** A queue or an agent. */
export interface Party {
  readonly id: string;
  readonly name: string;
}
