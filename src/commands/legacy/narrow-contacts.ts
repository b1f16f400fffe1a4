import type { Filters } from "../../conversation/ask.js";
import type { LegacyContact } from "../../wxcc/legacy/contact.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import { matchSeen, type SeenKind } from "./match-seen.js";

type Named = "queue" | "team" | "agent" | "site";

const kinds: Readonly<Record<Named, SeenKind>> = {
  queue: { one: "queue", unknown: "unknown-queue" },
  team: { one: "team", unknown: "unknown-team" },
  agent: { one: "agent", unknown: "unknown-agent" },
  site: { one: "site", unknown: "unknown-site" },
};

const nameIn: Readonly<Record<Named, (contact: LegacyContact) => string | undefined>> = {
  queue: ({ queueName }) => queueName,
  team: ({ teamName }) => teamName,
  agent: ({ agentName }) => agentName,
  site: ({ siteName }) => siteName,
};

/** The filters for a subtitle; undefined when nothing was narrowed. */
export function narrowedLine(filters: Filters): string | undefined {
  const more = (["team", "site"] as const).flatMap((name) =>
    filters[name].length > 0 ? [`${name} ${filters[name].join(", ")}`] : [],
  );
  const parts = [filtersLine(filters), ...more].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(" · ") : undefined;
}

/** The contacts that the filters leave; names are those that the records have. `askWith` is the same question with other filters. */
export function narrowContacts(
  contacts: readonly LegacyContact[],
  filters: Filters,
  askWith: (filters: Partial<Filters>) => string,
): readonly LegacyContact[] {
  let left = contacts;
  for (const name of ["queue", "team", "agent", "site"] as const) {
    const wanted = filters[name];
    if (wanted.length === 0) continue;
    const seen = [...new Set(contacts.flatMap((contact) => nameIn[name](contact) ?? []))];
    const names = matchSeen(wanted, seen, kinds[name], (written, meant) =>
      askWith({ [name]: wanted.map((each) => (each === written ? meant : each)) }),
    );
    left = left.filter((contact) => names.has(nameIn[name](contact) ?? ""));
  }
  const { channel } = filters;
  return channel.length === 0 ? left : left.filter((contact) => channel.some((each) => each === contact.channel));
}
