import type { Clock } from "../../clock.js";
import { Problem } from "../../errors.js";
import { type KindName, makeTables, type Tables } from "../kinds.js";
import type { StoreLog } from "../log.js";
import type { Store, Table } from "../store.js";
import { isUnreachable } from "./database-failure.js";
import { createReach, type Reach } from "./reach.js";
import { rememberReads } from "./remember-reads.js";

/** What has to be known to answer a question with figures. Everything else can wait for the database. */
const remembered: ReadonlySet<KindName> = new Set<KindName>(["orgs", "links", "spaces", "roles", "tokens"]);

/**
 * A store that outlasts a database that is away for a while: what was read in the last minutes is known, what was not is refused in
 * words for a supervisor, and nobody waits for a database that keeps everybody waiting.
 */
export function outlastOutages(store: Store, deps: { readonly clock: Clock; readonly log: StoreLog }): Store {
  const { clock, log } = deps;
  const reach = createReach({
    clock,
    isAway: isUnreachable,
    onChange: (away, err) =>
      away
        ? log.error({ err }, "the database cannot be reached; questions are answered from what was read lately")
        : log.info("the database answers again"),
  });
  const reads = <A>(work: () => Promise<A>) => reach.ask(work).catch(rethrow(cannotLookUp));
  const writes = <A>(work: () => Promise<A>) => reach.ask(work).catch(rethrow(cannotChange));
  const tables: Tables = store;
  return {
    ...makeTables((name) => {
      const table = through(tables[name], reads, writes);
      return remembered.has(name) ? rememberReads(table, { clock, isAway: isUnreachable }) : table;
    }),
    audit: {
      append: (entry) => writes(() => store.audit.append(entry)),
      read: (range) => reads(() => store.audit.read(range)),
      entries: () => store.audit.entries(),
    },
    mayBeAway: true,
    exclusively: (name, work) => store.exclusively(name, work),
    probe: () => reach.ask(() => store.probe()),
    close: () => store.close(),
  };
}

function through<T>(table: Table<T>, reads: Reach["ask"], writes: Reach["ask"]): Table<T> {
  return {
    entries: () => table.entries(),
    get: (id) => reads(() => table.get(id)),
    find: (match) => reads(() => table.find(match)),
    put: (id, value, lifetime) => writes(() => table.put(id, value, lifetime)),
    add: (id, value, lifetime) => writes(() => table.add(id, value, lifetime)),
    take: (id) => writes(() => table.take(id)),
    remove: (id) => writes(() => table.remove(id)),
    update: (id, change) => writes(() => table.update(id, change)),
  };
}

const rethrow =
  (problem: (thrown: Problem) => Problem) =>
  (thrown: unknown): never => {
    throw thrown instanceof Problem && isUnreachable(thrown) ? problem(thrown) : thrown;
  };

const AGAIN = "It comes back by itself: try again in a minute. If it stays, tell whoever runs Floorwalker.";

/** The cause is kept, so that the outage is still known for one. */
const cannotLookUp = ({ cause }: Problem): Problem =>
  new Problem("store-unavailable", {
    say: "Floorwalker cannot reach its own database right now, so it cannot look up what is set up here and who may see what. Your question was fine.",
    next: AGAIN,
    cause,
  });

const cannotChange = ({ cause }: Problem): Problem =>
  new Problem("store-unavailable", {
    say: "Floorwalker cannot reach its own database right now, so it can keep nothing: no change is made, and no recording is played. Questions for figures are answered meanwhile.",
    next: AGAIN,
    cause,
  });
