import { EventEmitter } from "node:events";
import { backOffMs } from "../../back-off.js";
import type { Clock } from "../../clock.js";
import type { News } from "../../instances/news.js";
import type { Log } from "../../log.js";
import type { Sql, SqlConnection } from "./sql.js";

interface NewsDeps {
  readonly sql: Pick<Sql, "connect" | "query">;
  readonly clock: Clock;
  /** In [0, 1); jitter of the tries to connect. */
  readonly random: () => number;
  readonly log: Log;
}

const CHANNEL = "floorwalker_news";
const PAUSES = { firstMs: 500, longestMs: 15_000 };

/** News over LISTEN and NOTIFY, heard on one connection that is made again whenever it is lost. What is told meanwhile is not heard. */
export function openNews({ sql, clock, random, log }: NewsDeps): News & { close(): Promise<void> } {
  const heard = new EventEmitter().setMaxListeners(0);
  const closing = new AbortController();
  let current: SqlConnection | undefined;

  function pass(payload: string): void {
    const [, topic = "", text = ""] = /^([\w-]+) (.*)$/s.exec(payload) ?? [];
    for (const listener of heard.listeners(topic)) {
      try {
        listener(text);
      } catch (error) {
        log.error({ err: error, topic }, "news could not be taken in");
      }
    }
  }

  /** Resolves when the connection has ended. Rejects when there was none. */
  async function listen(): Promise<void> {
    const connection = await sql.connect();
    current = connection;
    try {
      connection.onNotification((_channel, payload) => pass(payload));
      await connection.query({ text: `LISTEN ${CHANNEL}` });
      if (!closing.signal.aborted) await connection.ended;
    } finally {
      current = undefined;
      await connection.close();
    }
  }

  async function keepListening(): Promise<void> {
    for (let tries = 1; !closing.signal.aborted; tries++) {
      try {
        await listen();
        tries = 1;
      } catch (error) {
        if (!closing.signal.aborted)
          log.warn({ err: error }, "news of other instances cannot be heard; it is tried again");
      }
      await clock.sleep(backOffMs(tries, random(), PAUSES), closing.signal).catch(() => undefined);
    }
  }
  const listening = keepListening();

  return {
    async tell(topic, text) {
      await sql.query({ name: "tell news", text: "SELECT pg_notify($1, $2)", values: [CHANNEL, `${topic} ${text}`] });
    },
    hear(topic, listener) {
      heard.on(topic, listener);
      return () => void heard.off(topic, listener);
    },
    async close() {
      closing.abort();
      await current?.close();
      await listening;
    },
  };
}
