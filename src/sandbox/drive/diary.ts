import type { RequestHandler } from "express";
import type { Clock } from "../../clock.js";

/** One request somebody made of the simulated cloud. */
export interface DiaryEntry {
  /** Epoch milliseconds of the sandbox's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** 0 while there is no answer, and for ever when the connection was cut. */
  status: number;
}

const MOST_KEPT = 10_000;
/** Secrets that can be in a query. */
const HIDDEN = new Set([
  ...["access_token", "token", "code", "state", "code_challenge", "client_secret", "login_as"],
  ...["X-Amz-Signature", "X-Amz-Credential"],
]);

/** Every request that was made, the newest 10,000 of them. */
export interface Diary {
  /** Oldest first. */
  list(): readonly DiaryEntry[];
  clear(): void;
  /** Enters a request that has just come; `url` is where the query is read from. Returns what to call with its answer. */
  begin(method: string, path: string, url: string): (status: number) => void;
}

/** An empty diary; `onChange` is told of every entry and every answer. */
export function createDiary(clock: Clock, onChange: () => void): Diary {
  let entries: DiaryEntry[] = [];
  return {
    list: () => entries.slice(-MOST_KEPT),
    clear: () => {
      entries = [];
      onChange();
    },
    begin: (method, path, url) => {
      const entry = { at: clock.now(), method, path, query: readQuery(url), status: 0 };
      entries.push(entry);
      // Cut in lumps: shifting the array at each request would cost more than the request.
      if (entries.length > 2 * MOST_KEPT) entries = entries.slice(-MOST_KEPT);
      return (status) => {
        entry.status = status;
        onChange();
      };
    },
  };
}

/** Writes every request that comes through into the diary. */
export const writeDiary =
  (diary: Diary): RequestHandler =>
  (req, res, next) => {
    const finish = diary.begin(req.method, req.baseUrl + req.path, req.originalUrl);
    res.once("finish", () => finish(res.statusCode));
    next();
  };

function readQuery(url: string): DiaryEntry["query"] {
  const start = url.indexOf("?");
  if (start < 0) return {};
  const params = new URLSearchParams(url.slice(start));
  const names = [...new Set(params.keys())].filter((name) => !HIDDEN.has(name));
  return Object.fromEntries(
    names.map((name) => {
      const [first = "", ...more] = params.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );
}
