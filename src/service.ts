import type { Express } from "express";
import type { Clock } from "./clock.js";
import type { Config } from "./config.js";
import type { Shared } from "./instances/shared.js";
import type { Log } from "./log.js";
import type { Store } from "./store/store.js";
import type { FetchText } from "./webex/kept-alive-fetch.js";

/** Everything outside the process, as arguments. */
export interface Edges {
  readonly config: Config;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** For Webex messaging, which takes most of the calls; `fetch` when absent. */
  readonly messagingFetch?: FetchText;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly store: Store;
  /** With a store that several instances use; absent, this process is alone. */
  readonly shared?: Shared | undefined;
  /** Memory and event-loop figures of the process on `/metrics`; off when several services share one. */
  readonly processMetrics: boolean;
}

/** The service, not yet listening and not yet known to Webex. */
export interface Service {
  readonly handler: Express;
  /** Registers with Webex and begins the background work. Rejects when Webex does not know the bot's token. */
  start(): Promise<void>;
  /** Finishes what was accepted, for at most 25 s. The store stays open; whoever opened it closes it. */
  stop(): Promise<void>;
  /** Events accepted and not finished. */
  underWay(): number;
}
