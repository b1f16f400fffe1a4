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
const HIDDEN = new Set(["access_token", "token", "code", "state", "code_challenge", "client_secret", "login_as"]);

export interface Diary {
  /** Oldest first. */
  list(): readonly DiaryEntry[];
  clear(): void;
  readonly write: RequestHandler;
}

export function createDiary(clock: Clock, onChange: () => void): Diary {
  let entries: DiaryEntry[] = [];
  return {
    list: () => entries.slice(-MOST_KEPT),
    clear: () => {
      entries = [];
      onChange();
    },
    write: (req, res, next) => {
      const path = req.baseUrl + req.path;
      const entry = { at: clock.now(), method: req.method, path, query: readQuery(req.originalUrl), status: 0 };
      entries.push(entry);
      // Cut in lumps: shifting the array at each request would cost more than the request.
      if (entries.length > 2 * MOST_KEPT) entries = entries.slice(-MOST_KEPT);
      res.once("finish", () => {
        entry.status = res.statusCode;
        onChange();
      });
      next();
    },
  };
}

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
