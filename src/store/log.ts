import type { Logger } from "pino";

/** What the store tells the operator. */
export type StoreLog = Pick<Logger, "info" | "warn" | "error">;
