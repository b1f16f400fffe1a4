import { Problem } from "../../errors.js";
import type { AuditEntry } from "../../store/audit.js";
import type { OrgRecord } from "../../store/records.js";
import type { Range } from "../../wxcc/statistics/source.js";
import type { Services } from "../command.js";
import { nameAnybody } from "../name-anybody.js";

/** What was done with a conversation, by its action in the audit trail. */
const acts: ReadonlyMap<string, string> = new Map([
  ["listen", "listening"],
  ["download", "download"],
  ["read-transcript", "reading the transcript"],
  ["transcript", "transcript asked for"],
]);

/** One time that somebody heard, read or kept a conversation, or tried to. */
export interface Listening {
  readonly org: OrgRecord;
  readonly at: number;
  readonly person: string;
  readonly act: string;
  readonly refused: boolean;
  readonly sensitive: boolean;
  readonly taskId: string | undefined;
  /** The space whose link was followed. */
  readonly space: string;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Everything of a range, newest first. What failed by a fault is no listening; what was refused is an attempt. */
export async function readListenings(
  org: OrgRecord,
  { from, to }: Range,
  spaceId: string,
  services: Pick<Services, "store" | "spaces" | "people">,
): Promise<readonly Listening[]> {
  const trail = await services.store.audit.read({ from, to, orgId: org.id });
  const entries = trail.filter(({ action, outcome }) => acts.has(action) && outcome !== "failed").reverse();
  const [names, titles] = await Promise.all([
    nameAnybody(
      services,
      spaceId,
      entries.map(({ personId }) => personId),
    ),
    titlesOf(entries, services),
  ]);
  return entries.map((entry) => ({
    org,
    at: entry.at,
    person: names.get(entry.personId)?.name ?? "",
    act: acts.get(entry.action) ?? entry.action,
    refused: entry.outcome === "refused",
    sensitive: entry.sensitive ?? false,
    taskId: entry.taskId ?? uuid.exec(entry.ask ?? "")?.[0],
    space: titles.get(entry.spaceId) ?? "a space that is no longer there",
  }));
}

async function titlesOf(entries: readonly AuditEntry[], { spaces }: Pick<Services, "spaces">) {
  const ids = [...new Set(entries.map(({ spaceId }) => spaceId))];
  const titles = ids.map(async (id) => [id, await titleOf(id, spaces)] as const);
  return new Map(await Promise.all(titles));
}

/** Undefined for a space that the bot was removed from: what happened there is listed all the same. */
async function titleOf(id: string, spaces: Services["spaces"]): Promise<string | undefined> {
  try {
    return (await spaces.type(id)) === "direct" ? "a 1:1" : await spaces.title(id);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "space-gone") return undefined;
    throw thrown;
  }
}
