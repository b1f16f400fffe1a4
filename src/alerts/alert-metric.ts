import type { MetricDefinition } from "../metrics/definition.js";
import { metric, metrics } from "../metrics/definitions.js";
import type { Unit } from "../metrics/format.js";

/** Where a figure comes from; each kind is one question per org, whatever number of rules need it. */
export type ReadingKind = "waiting" | "agents" | "today" | "agents-today";

interface Described {
  readonly key: string;
  /** As it stands on a card. */
  readonly name: string;
  /** What people call it, canonical first, without `now` and `today`. */
  readonly words: readonly string[];
  readonly unit: Unit;
  readonly worse: "up" | "down" | "neither";
  /** A threshold in the words of a sentence, for examples. */
  readonly example: string;
}

/** A figure that a rule can watch. */
export type AlertMetric =
  | (Described & { readonly reading: "waiting"; readonly of: "waiting" | "longest-wait" })
  | (Described & { readonly reading: "agents"; readonly of: "available" | "busy" | "idle" | "signed-in" })
  | (Described & { readonly reading: "today"; readonly definition: MetricDefinition })
  | (Described & { readonly reading: "agents-today"; readonly of: "rona" | "rona-rate" });

/** A rate or a mean of fewer contacts says little, and no alert is made of it. */
export const LEAST_SAMPLE = 20;

/** Whether it is a figure of this moment; the others count from midnight. */
export const isLive = ({ reading }: AlertMetric): boolean => reading === "waiting" || reading === "agents";

const ofNow: readonly AlertMetric[] = [
  {
    key: "longest-wait-now",
    name: metric.longestWaitNow.name,
    words: ["longest wait", "wait", "waiting", "wait time", "waiting time", ...metric.longestWaitNow.aliases],
    unit: "duration",
    worse: "up",
    example: "5m",
    reading: "waiting",
    of: "longest-wait",
  },
  {
    key: "waiting-now",
    name: metric.waitingNow.name,
    words: ["waiting contacts", "calls waiting", "waiting calls", "queue", ...metric.waitingNow.aliases],
    unit: "count",
    worse: "up",
    example: "10",
    reading: "waiting",
    of: "waiting",
  },
  agents(
    "available",
    "Agents available",
    ["agents available", "available agents", "free agents", "agents free"],
    "down",
  ),
  agents("busy", "Agents busy", ["agents busy", "busy agents"], "neither"),
  agents("idle", "Agents idle", ["agents idle", "idle agents"], "up"),
  agents(
    "signed-in",
    "Agents signed in",
    ["agents signed in", "agents", "agents logged in", "signed in agents"],
    "down",
  ),
];

function agents(
  of: "available" | "busy" | "idle" | "signed-in",
  name: string,
  words: readonly string[],
  worse: Described["worse"],
): AlertMetric {
  return { key: `agents-${of}`, name, words, unit: "count", worse, example: "3", reading: "agents", of };
}

const examples = new Map([
  ["service-level", "80%"],
  ["abandonment", "5%"],
  ["offered", "500"],
]);
const usualExample: Readonly<Record<Unit, string>> = { percent: "10%", duration: "5m", count: "20" };
const liveOnly = new Set([metric.waitingNow.id, metric.longestWaitNow.id]);

const ofToday: readonly AlertMetric[] = metrics
  .filter(({ id }) => !liveOnly.has(id))
  .map((definition) => {
    const { id, unit, better, aliases } = definition;
    const name = definition.name.replace(/ in the period$/, "");
    return {
      key: `${id}-today`,
      name: `${name} today`,
      words: [name.toLowerCase(), id, ...aliases],
      unit,
      worse: better === "neither" ? "neither" : better === "up" ? "down" : "up",
      example: examples.get(id) ?? usualExample[unit],
      reading: "today",
      definition,
    };
  });

const ronaWords = ["rona", "missed offers", "not responded", "unanswered offers"];
const ofAgentsToday: readonly AlertMetric[] = [
  {
    ...{ key: "rona-today", name: "RONA today", words: ronaWords, unit: "count", worse: "up", example: "5" },
    ...{ reading: "agents-today", of: "rona" },
  },
  {
    ...{ key: "rona-rate-today", name: "RONA rate today", words: ["rona rate", ...ronaWords], unit: "percent" },
    ...{ worse: "up", example: "10%", reading: "agents-today", of: "rona-rate" },
  },
];

/** Everything that can be watched; where words mean several, the first that fits the value's unit. */
export const alertMetrics: readonly AlertMetric[] = [...ofNow, ...ofToday, ...ofAgentsToday];

/** A rule's metric; undefined when a later version knew more. */
export const alertMetric = (key: string): AlertMetric | undefined => alertMetrics.find((each) => each.key === key);

/** Its canonical words in a sentence: `longest wait`, `service level today`. */
export const metricWords = (of: AlertMetric): string => `${of.words[0]}${isLive(of) ? "" : " today"}`;
