import type { z } from "zod";
import { backOffMs, retryAfterSeconds } from "../back-off.js";
import { type Clock, DeadlineExceeded, withDeadline } from "../clock.js";
import { Problem } from "../errors.js";
import type { Log } from "../log.js";
import type { Upload } from "./body.js";
import type { FetchText } from "./kept-alive-fetch.js";
import { pageSchema } from "./schemas.js";

/** Longest wait for one answer of Webex. */
const DEADLINE_MS = 15_000;
/** A file of 100 MB over a line of 8 Mbit/s. */
const UPLOAD_DEADLINE_MS = 120_000;
/** Tries of one request, the first included. */
const MOST_TRIES = 5;
const PAUSES = { firstMs: 500, longestMs: 30_000 };
/** A `Retry-After` beyond this is an outage for whoever waits; Webex's guide shows values up to an hour. */
const LONGEST_RETRY_AFTER_MS = 120_000;

interface WebexRequest<T> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the API's base, `/messages`; or a whole address from a `Link` header. */
  readonly path: string;
  readonly body?: object;
  /** In place of `body`. */
  readonly upload?: Upload;
  /** 1 for whoever has another way to try again; five by default. */
  readonly tries?: number;
  /** Tried again only when Webex has certainly not done it (429): whoever asks looks what became of it before trying again. */
  readonly once?: boolean | undefined;
  readonly schema: z.ZodType<T>;
}

/** A status that is an answer rather than a fault: the caller decides what it means. */
export class WebexRefusal extends Error {
  constructor(
    readonly status: number,
    readonly description: string,
    readonly trackingId: string | undefined,
  ) {
    super(`Webex answered ${status}: ${description}`);
    this.name = "WebexRefusal";
  }
}

/** Webex messaging as the bot. Every call has a deadline; 429, 5xx and network faults are tried again. */
export interface WebexApi {
  /** Throws {@link WebexRefusal} for other 4xx, `Problem` when Webex stayed away or sent nonsense. */
  request<T>(request: WebexRequest<T>): Promise<T>;
  /** All items of a paged list. */
  list<T>(path: string, item: z.ZodType<T>): Promise<T[]>;
}

interface WebexApiOptions {
  readonly fetch: FetchText;
  readonly apiUrl: string;
  readonly token: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** Called after each answer; `status` is 0 when there was none. */
  readonly onCall?: (call: { method: string; path: string; status: number }) => void;
}

interface Received {
  readonly status: number;
  readonly headers: Pick<Headers, "get">;
  readonly text: string;
}

const away = (cause: unknown, retryAfterSeconds?: number) =>
  new Problem("upstream-unavailable", {
    say: "Webex did not take the request after several tries.",
    next: "Ask again in a minute.",
    retryAfterSeconds,
    cause,
  });

const nonsense = (what: string, trackingId: string | undefined, cause?: unknown) =>
  new Problem("upstream-nonsense", {
    say: `Webex answered something that is not ${what}.`,
    next: "Ask again in a minute; if it stays, look at status.webex.com.",
    trackingId,
    cause,
  });

/** The path without ids, for counting: `/messages/{id}`. */
const pathKind = (path: string): string => path.replace(/\?.*$/, "").replace(/\/(?!people\/me)([\w-]{20,})/g, "/{id}");

function describe(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 300);
}

/** Speaks to `apiUrl` with one token. */
export function createWebexApi(options: WebexApiOptions): WebexApi {
  const { clock, log, random } = options;
  const address = (path: string) => (path.startsWith("http") ? path : options.apiUrl + path);

  const tryOnce = (request: WebexRequest<unknown>): Promise<Received> => {
    const encoded =
      request.upload ??
      (request.body ? { contentType: "application/json", content: JSON.stringify(request.body) } : undefined);
    return withDeadline(clock, request.upload ? UPLOAD_DEADLINE_MS : DEADLINE_MS, async (signal) => {
      const response = await options.fetch(address(request.path), {
        method: request.method,
        headers: {
          authorization: `Bearer ${options.token}`,
          accept: "application/json",
          ...(encoded ? { "content-type": encoded.contentType } : {}),
        },
        ...(encoded ? { body: encoded.content } : {}),
        signal,
        ...(request.once ? { once: true } : {}),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    });
  };

  async function send(request: WebexRequest<unknown>): Promise<Received> {
    const { tries = MOST_TRIES } = request;
    let failure: unknown;
    for (let attempt = 1; attempt <= tries; attempt++) {
      let pauseMs = backOffMs(attempt, random(), PAUSES);
      try {
        const received = await tryOnce(request);
        options.onCall?.({ method: request.method, path: pathKind(request.path), status: received.status });
        if (received.status !== 429 && received.status < 500) return received;
        failure = new WebexRefusal(
          received.status,
          describe(received.text),
          received.headers.get("trackingid") ?? undefined,
        );
        const told = retryAfterSeconds(received.headers.get("retry-after"));
        if (told !== undefined) pauseMs = told * 1000;
        if (pauseMs > LONGEST_RETRY_AFTER_MS) throw away(failure, Math.ceil(pauseMs / 1000));
      } catch (error) {
        if (error instanceof Problem) throw error;
        if (!(error instanceof DeadlineExceeded))
          options.onCall?.({ method: request.method, path: pathKind(request.path), status: 0 });
        failure = error;
      }
      log.warn(
        { method: request.method, path: pathKind(request.path), attempt, pauseMs, err: failure },
        "webex call failed",
      );
      if (request.once && !(failure instanceof WebexRefusal && failure.status === 429)) break;
      if (attempt < tries) await clock.sleep(pauseMs);
    }
    throw away(failure);
  }

  function read<T>(received: Received, schema: z.ZodType<T>): T {
    const trackingId = received.headers.get("trackingid") ?? undefined;
    if (received.status >= 400) throw new WebexRefusal(received.status, describe(received.text), trackingId);
    let json: unknown;
    try {
      json = received.text === "" ? undefined : JSON.parse(received.text);
    } catch (error) {
      throw nonsense("JSON", trackingId, error);
    }
    const parsed = schema.safeParse(json);
    if (!parsed.success) throw nonsense("what its documentation says", trackingId, parsed.error);
    return parsed.data;
  }

  return {
    request: async (request) => read(await send(request), request.schema),
    list: async (path, item) => {
      const items = [];
      let next: string | undefined = path;
      while (next) {
        const received: Received = await send({ method: "GET", path: next, schema: item });
        const page = read(received, pageSchema);
        for (const raw of page.items) {
          const parsed = item.safeParse(raw);
          if (!parsed.success) throw nonsense("what its documentation says", undefined, parsed.error);
          items.push(parsed.data);
        }
        next = /<([^>]+)>;\s*rel="next"/.exec(received.headers.get("link") ?? "")?.[1];
      }
      return items;
    },
  };
}
