import { createHash } from "node:crypto";
import { z } from "zod";
import type { DueTask } from "./due-task.js";

/** What a job `due-posts` is to do; it names records only, because they are read anew. */
export const duePostsSchema = z.object({
  /** Epoch milliseconds: the moment at which the schedules are due. */
  at: z.number(),
  scheduleIds: z.array(z.string()),
  /** Runs that were claimed long ago and have no result, by id. */
  claimedRunIds: z.array(z.string()).default([]),
  /** Which try of the questions this is. */
  tries: z.number().int().min(1).default(1),
});
/** A job `due-posts`, as it is asked for. */
export type DuePosts = z.input<typeof duePostsSchema>;

/** Few, so that a job is short, and that an instance leaves little behind when it dies. */
const MOST_IN_A_JOB = 50;

/** Jobs for what is due, each of one org and one moment. Their parts stay as they are when a schedule is added, mostly. */
export function groupDue(tasks: readonly DueTask[]): readonly DuePosts[] {
  const together = gather(tasks, ({ schedule, run }) => `${run.at} ${schedule.orgId}`);
  return together.flatMap((group) => {
    const parts = partsFor(group.length);
    return gather(group, ({ schedule }) => placeOf(schedule.id, parts)).map((part) => ({
      at: part[0].run.at,
      scheduleIds: part.map(({ schedule }) => schedule.id).sort((a, b) => a.localeCompare(b, "en")),
    }));
  });
}

/** Jobs for runs that were claimed and have no result. */
export function groupClaimed(runIds: readonly string[]): readonly DuePosts[] {
  const starts = Array.from({ length: Math.ceil(runIds.length / MOST_IN_A_JOB) }, (_, part) => part * MOST_IN_A_JOB);
  return starts.map((start) => ({
    at: 0,
    scheduleIds: [],
    claimedRunIds: runIds.slice(start, start + MOST_IN_A_JOB),
  }));
}

/** Equal jobs have equal keys, so that one that waits is not asked for again. */
export const keyOf = (job: DuePosts): string => createHash("sha256").update(JSON.stringify(job)).digest("base64url");

/** A power of two, which seldom changes; filled to two thirds, because chance does not fill all alike. */
const partsFor = (count: number): number => 2 ** Math.max(0, Math.ceil(Math.log2((count * 1.5) / MOST_IN_A_JOB)));

const placeOf = (id: string, parts: number): number => createHash("sha256").update(id).digest().readUInt32BE() % parts;

function gather<T>(items: readonly T[], keyOf: (item: T) => string | number): readonly [T, ...T[]][] {
  const groups = new Map<string | number, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
