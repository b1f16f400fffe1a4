import { Problem, type ProblemCode } from "../errors.js";
import { type Channel, type FilterName, type Filters, noFilters } from "./ask.js";
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
    site: "site",
    sites: "site",
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
    if (filter === "channel") {
      const unknown = token.values.find((value) => !channels.has(value.toLowerCase()));
      if (unknown !== undefined) return unknownChannel(token, unknown);
      const named = token.values.flatMap((value) => channels.get(value.toLowerCase()) ?? []);
      filters = { ...filters, channel: merge(filters.channel, named) };
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

const exampleOf = (filter: FilterName): string => (filter === "channel" ? "channel:voice" : `${filter}:"Billing"`);

function unknownFilter(token: FilterToken): FilterMistake {
  const [meant] = nearestWords(token.name, [...filterNames.values(), "tz"], 1);
  return {
    code: "bad-filter",
    say: `I do not know a filter called ${echo(`${token.name}:`)}.`,
    next: meant ? `Did you mean ${meant}:?` : "The filters are queue:, team:, agent:, channel:, site:, org: and tz:.",
    token,
    ...(meant ? { instead: `${meant}:${token.values.map(quoteValue).join(",")}` } : {}),
  };
}

function unknownChannel(token: FilterToken, unknown: string): FilterMistake {
  const meant = channels.get(nearestWords(unknown, [...channels.keys()], 1)[0] ?? "");
  return {
    code: "bad-filter",
    say: `${echo(unknown)} is not a channel I know.`,
    next: meant ? `Did you mean channel:${meant}?` : "The channels are voice, chat, email and social.",
    token,
    ...(meant ? { instead: `channel:${token.values.map((v) => (v === unknown ? meant : v)).join(",")}` } : {}),
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
    const [meant] = nearestZones(name);
    return { code: error.code, say: error.say, next: error.next, token, ...(meant ? { instead: `tz:${meant}` } : {}) };
  }
}
