import { Problem, type ProblemCode } from "../../../src/errors.js";
import type { BulkOutcome, Referrers, Site, SiteFields, Sites } from "../../../src/wxcc/configuration/site.js";

/** What happens to the next write. `lost`: it happens, and the answer does not come. */
export type Mishap = "lost" | "away" | ProblemCode;

const failing = (code: ProblemCode) =>
  new Problem(code, { say: `It was ${code}.`, next: "Wait.", retryAfterSeconds: 7 });

/** Sites in memory, whose writes can fail before or after they happened. */
export function fakeSites(first: readonly SiteFields[] = []) {
  const sites = new Map<string, Site>();
  const mishaps: Mishap[] = [];
  const diary: string[] = [];
  let ids = 0;
  const add = (fields: SiteFields) => {
    ids += 1;
    sites.set(`s${ids}`, { ...fields, id: `s${ids}`, systemDefault: false });
    return `s${ids}`;
  };
  for (const fields of first) add(fields);

  const write = async <T>(what: string, happen: () => T): Promise<T> => {
    diary.push(what);
    const mishap = mishaps.shift();
    if (mishap !== undefined && mishap !== "lost") throw failing(mishap === "away" ? "upstream-unavailable" : mishap);
    const result = happen();
    if (mishap === "lost") throw failing("upstream-timeout");
    return result;
  };
  const referrers: Referrers[] = [];
  const client: Sites = {
    list: async () => [...sites.values()],
    read: async (_org, id) => sites.get(id),
    create: (_org, fields) => write(`create ${fields.name}`, () => void add(fields)),
    change: async (_org, id, fields, check) => {
      check(sites.get(id));
      await write(`change ${fields.name}`, () => void sites.set(id, { ...fields, id, systemDefault: false }));
    },
    remove: (_org, { id, name }) => write(`remove ${name}`, () => void sites.delete(id)),
    references: async () => referrers,
    createMany: (_org, items) =>
      write(`bulk ${[...items.keys()].join(",")}`, () => {
        const made = Array.from(items, ([line, fields]): [number, BulkOutcome] => [
          line,
          { kind: "created", id: add(fields) },
        ]);
        return new Map(made);
      }),
  };
  return { client, mishaps, diary, referrers, names: () => [...sites.values()].map(({ name }) => name), sites, add };
}
