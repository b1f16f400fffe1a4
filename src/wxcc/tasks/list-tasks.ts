import { subMonths } from "date-fns";
import type { Channel } from "../../conversation/ask.js";
import { Problem } from "../../errors.js";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import type { OrgRef, Range } from "../statistics/source.js";
import { incompleteProblem } from "../upstream-problem.js";
import { readTasksPage } from "./read-tasks-page.js";
import type { Task } from "./task.js";

/** Seen on live tenants, not in the OpenAPI. */
const LONGEST_MS = 184 * 86_400_000;
const OLDEST_MONTHS = 12;
/** Cisco's other lists cut the page size silently; a page of such a size may be a cut one and is not taken for the last. */
const mayBeCut = (count: number) => count >= 100 && count % 50 === 0;
/** Sixty thousand contacts: more than that nobody reads, and they would use up a quarter of a minute's requests. */
const MOST_PAGES = 60;

/**
 * Every contact created in the range, oldest first, or a Problem. There is no cursor (OpenAPI): each page begins a
 * millisecond before the last contact of the one before, so that none of that millisecond is lost, and repeats are dropped.
 */
export async function listTasks(
  http: WxccHttp,
  org: OrgRef,
  range: Range,
  channels: readonly Channel[],
  urgency: Urgency,
  now: number,
  signal?: AbortSignal,
): Promise<readonly Task[]> {
  refuseTooOld(range, now);
  const found = new Map<string, Task>();
  let from = range.from;
  for (let page = 0; page < MOST_PAGES; page++) {
    const to = Math.min(range.to, from + LONGEST_MS);
    const tasks = await readTasksPage(http, org, { from, to }, channels, urgency, signal);
    const fresh = tasks.filter(({ id }) => !found.has(id));
    for (const task of fresh) if (task.createdAt < range.to) found.set(task.id, task);
    if (!mayBeCut(tasks.length)) {
      if (to >= range.to) return [...found.values()].sort((a, b) => a.createdAt - b.createdAt);
      from = to;
      continue;
    }
    // Everything in it is known and there may be more behind it: to go on past that millisecond would lose them.
    if (fresh.length === 0) throw crowded(org, tasks.length);
    from = Math.max(from, Math.max(...tasks.map(({ createdAt }) => createdAt)) - 1);
  }
  throw tooMany(org, found.size);
}

function refuseTooOld({ from }: Range, now: number): void {
  if (from >= subMonths(now, OLDEST_MONTHS).getTime()) return;
  throw new Problem("period-too-old", {
    say: `Webex Contact Center lists single contacts for ${OLDEST_MONTHS} months, and this period began before that.`,
    next: `Ask for a period within the last ${OLDEST_MONTHS} months, or for its totals with queue stats.`,
  });
}

const crowded = (org: OrgRef, count: number) =>
  incompleteProblem(
    { org, endpoint: "tasks", trackingId: undefined },
    `${count} contacts began in the same millisecond, and the list cannot go past them`,
  );

const tooMany = (org: OrgRef, count: number) =>
  new Problem("result-incomplete", {
    say: `${org.name} had more than ${count} contacts in this period, which is more than one answer can list. Floorwalker shows no short lists.`,
    next: "Ask for a shorter period or for one channel.",
  });
