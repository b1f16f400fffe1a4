import { EventEmitter, once } from "node:events";
import pg from "pg";
import { backOffMs } from "../../back-off.js";
import type { Clock } from "../../clock.js";
import type { News } from "../../instances/news.js";
import type { Log } from "../../log.js";
import { queueUnavailable } from "./queue-problem.js";

interface NewsDeps {
  /** A `postgres://` address. */
  readonly url: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

const CHANNEL = "floorwalker_news";
const PAUSES = { firstMs: 500, longestMs: 15_000 };
const ANSWER_WITHIN_MS = 10_000;

/** News over LISTEN and NOTIFY, on one connection that is made again whenever it is lost. What is told meanwhile is not heard. */
export function openNews({ url, clock, random, log }: NewsDeps): News & { close(): Promise<void> } {
  const heard = new EventEmitter().setMaxListeners(0);
  const closing = new AbortController();
  let current: pg.Client | undefined;

  function pass(payload: string | undefined): void {
    const [, topic, text] = /^([\w-]+) (.*)$/s.exec(payload ?? "") ?? [];
    if (topic === undefined || text === undefined) return log.warn("news that nobody understands");
    for (const listener of heard.listeners(topic)) {
      try {
        listener(text);
      } catch (error) {
        log.error({ err: error, topic }, "news could not be taken in");
      }
    }
  }

  /** Resolves when the connection has ended, for whatever reason. */
  async function listen(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: url,
      application_name: "floorwalker-news",
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      keepAlive: true,
    });
    client.on("notification", ({ payload }) => pass(payload));
    client.on("error", (error) => log.warn({ err: error }, "the connection for news was lost"));
    const ended = once(client, "end", { signal: closing.signal }).catch(() => undefined);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      current = client;
      await ended;
      return true;
    } catch (error) {
      log.warn({ err: error }, "news cannot be heard; it is tried again");
      return false;
    } finally {
      current = undefined;
      await client.end().catch((error: unknown) => log.debug({ err: error }, "the connection for news had ended"));
    }
  }

  async function keepListening(): Promise<void> {
    for (let tries = 1; !closing.signal.aborted; tries++) {
      if (await listen()) tries = 1;
      if (closing.signal.aborted) return;
      await clock.sleep(backOffMs(tries, random(), PAUSES), closing.signal).catch(() => undefined);
    }
  }
  const listening = keepListening();

  return {
    async tell(topic, text) {
      if (!current) throw queueUnavailable();
      try {
        await current.query("SELECT pg_notify($1, $2)", [CHANNEL, `${topic} ${text}`]);
      } catch (error) {
        throw queueUnavailable(error);
      }
    },
    hear(topic, listener) {
      heard.on(topic, listener);
      return () => void heard.off(topic, listener);
    },
    async close() {
      closing.abort();
      await listening;
    },
  };
}
