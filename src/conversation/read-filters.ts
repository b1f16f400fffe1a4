import { Problem, type ProblemCode } from "../errors.js";
import { type Channel, type FilterName, type Filters, noFilters, type TaskStatus, taskStatuses } from "./ask.js";
import { checkZone, nearestZones } from "./check-zone.js";
import { quoteValue } from "./format-ask.js";
import { echo } from "./quote.js";
import { nearestWords } from "./suggest.js";
import type { Token } from "./tokenize.js";

/** The filters of a sentence, the zone of `tz:` among them. */
export interface ReadFilters {
  readonly filters: Filters;
  readonly zone: string | undefined;
}

type FilterToken = Extract<Token, { kind: "filter" }>;

/** A mistake in one filter; `instead` is the filter as it was probably meant, in text. */
export interface FilterMistake {
  readonly code: ProblemCode;
  readonly say: string;
  readonly next: string;
  readonly token: FilterToken;
  readonly instead?: string;
  /** What else may have been meant. */
  readonly others?: readonly string[];
}

const filterNames = new Map<string, FilterName>(
  Object.entries({
    queue: "queue",
    queues: "queue",
    team: "team",
    teams: "team",
    agent: "agent",
    agents: "agent",
    channel: "channel",
    channels: "channel",
    status: "status",
    state: "status",
    site: "site",
    sites: "site",
    profile: "profile",
    profiles: "profile",
    org: "org",
    orgs: "org",
  } as const),
);
const zoneNames = ["tz", "timezone", "zone"];

/** What a filter is called in our words, whatever spelling was used for it. */
export const filterNameOf = (written: string): FilterName | "tz" | undefined =>
  filterNames.get(written.toLowerCase()) ?? (zoneNames.includes(written.toLowerCase()) ? "tz" : undefined);

const channels = new Map<string, Channel>(
  Object.entries({
    voice: "voice",
    telephony: "voice",
    phone: "voice",
    call: "voice",
    calls: "voice",
    chat: "chat",
    chats: "chat",
    email: "email",
    emails: "email",
    "e-mail": "email",
    mail: "email",
    social: "social",
  } as const),
);

const statuses = new Map<string, TaskStatus>([
  ...taskStatuses.map((status) => [status, status] as const),
  ["new", "created"],
  ["waiting", "queued"],
  ["ringing", "offered"],
  ["connected", "assigned"],
  ["ended", "completed"],
  ["done", "completed"],
]);

/** The channel that a word alone names, in any of its spellings. */
export const channelNamed = (word: string): Channel | undefined => channels.get(word.toLowerCase());

/** Reads all filters; a filter named twice is one filter with the values of both. Returns the first mistake instead, if any. */
export function readFilters(tokens: readonly FilterToken[]): ReadFilters | FilterMistake {
  let filters = noFilters;
  let zone: string | undefined;
  for (const token of tokens) {
    const filter = filterNameOf(token.name);
    if (!filter) return unknownFilter(token);
    if (token.values.length === 0)
      return {
        code: "bad-filter",
        say: `The filter ${echo(`${filter}:`)} names nothing.`,
        next:
          filter !== "tz"
            ? `Write a name after it, for example ${exampleOf(filter)}, or leave it out.`
            : "Write tz:Europe/Paris.",
        token,
      };
    if (filter === "channel" || filter === "status") {
      const unknown = unknownWord(token, filter);
      if (unknown) return unknown;
      filters = withWords(filters, filter, token.values);
    } else if (filter !== "tz") filters = { ...filters, [filter]: merge(filters[filter], token.values) };
    else {
      const read = readZone(token, zone);
      if (typeof read !== "string") return read;
      zone = read;
    }
  }
  return { filters, zone };
}

function merge<T extends string>(old: readonly T[], more: readonly T[]): readonly T[] {
  const all = new Map<string, T>();
  for (const value of [...old, ...more]) if (!all.has(value.toLowerCase())) all.set(value.toLowerCase(), value);
  return [...all.values()];
}

/** The filters with more channels or statuses, every word of which is known. */
function withWords(filters: Filters, filter: "channel" | "status", words: readonly string[]): Filters {
  const named = <T>(known: ReadonlyMap<string, T>) => words.flatMap((word) => known.get(word.toLowerCase()) ?? []);
  return filter === "channel"
    ? { ...filters, channel: merge(filters.channel, named(channels)) }
    : { ...filters, status: merge(filters.status, named(statuses)) };
}

const exampleOf = (filter: FilterName): string => {
  if (filter === "channel") return "channel:voice";
  return filter === "status" ? "status:abandoned" : `${filter}:"Billing"`;
};

function unknownFilter(token: FilterToken): FilterMistake {
  const [meant] = nearestWords(token.name, [...filterNames.values(), "tz"], 1);
  return {
    code: "bad-filter",
    say: `I do not know a filter called ${echo(`${token.name}:`)}.`,
    next: meant
      ? `Did you mean ${meant}:?`
      : "The filters are queue:, team:, agent:, channel:, status:, site:, profile:, org: and tz:.",
    token,
    ...(meant ? { instead: `${meant}:${token.values.map(quoteValue).join(",")}` } : {}),
  };
}

/** The first value that is no channel or no status, and the one that was probably meant. */
function unknownWord(token: FilterToken, filter: "channel" | "status"): FilterMistake | undefined {
  const known: ReadonlyMap<string, string> = filter === "channel" ? channels : statuses;
  const unknown = token.values.find((value) => !known.has(value.toLowerCase()));
  if (unknown === undefined) return undefined;
  const meant = known.get(nearestWords(unknown, [...known.keys()], 1)[0] ?? "");
  const all = [...new Set(known.values())];
  const list = `The ${filter === "channel" ? "channels" : "statuses"} are ${all.slice(0, -1).join(", ")} and ${all.at(-1)}.`;
  return {
    code: "bad-filter",
    say: `${echo(unknown)} is not a ${filter} I know.`,
    next: meant ? `Did you mean ${filter}:${meant}?` : list,
    token,
    ...(meant ? { instead: `${filter}:${token.values.map((v) => (v === unknown ? meant : v)).join(",")}` } : {}),
  };
}

function readZone(token: FilterToken, before: string | undefined): string | FilterMistake {
  const [name = "", second] = token.values;
  try {
    const zone = checkZone(name);
    if (second === undefined && (before === undefined || before === zone)) return zone;
    const first = before ?? zone;
    return {
      code: "bad-zone",
      say: "An answer is given in one time zone, and the question names several.",
      next: `Name one of them: tz:${first}.`,
      token,
      instead: `tz:${first}`,
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [instead, ...others] = nearestZones(name)
      .slice(0, 3)
      .map((zone) => `tz:${zone}`);
    const mistake = { code: error.code, say: error.say, next: error.next, token };
    return instead === undefined ? mistake : { ...mistake, instead, others };
  }
}
