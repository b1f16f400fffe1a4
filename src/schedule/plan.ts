/** Which schedule is due when. */
export interface Plan {
  /** Replaces what was planned for this schedule; nothing is planned when `at` is undefined. */
  set(scheduleId: string, at: number | undefined): void;
  /** When the next of them is due, epoch milliseconds. */
  earliest(): number | undefined;
  /** Everything due by `now`, earliest first, and no longer planned. */
  take(now: number): readonly string[];
  clear(): void;
}

/** Schedules by the instant at which they are due: a great many of them share a few instants, because people like full hours. */
export function createPlan(): Plan {
  const dueAt = new Map<string, number>();
  const byInstant = new Map<number, Set<string>>();
  let soonest: number | undefined;

  function remove(scheduleId: string) {
    const at = dueAt.get(scheduleId);
    if (at === undefined) return;
    dueAt.delete(scheduleId);
    const together = byInstant.get(at);
    together?.delete(scheduleId);
    if (together?.size !== 0) return;
    byInstant.delete(at);
    if (at === soonest) soonest = undefined;
  }

  function earliest(): number | undefined {
    if (soonest === undefined)
      for (const at of byInstant.keys()) if (soonest === undefined || at < soonest) soonest = at;
    return soonest;
  }

  return {
    set(scheduleId, at) {
      remove(scheduleId);
      if (at === undefined) return;
      dueAt.set(scheduleId, at);
      const together = byInstant.get(at);
      if (together) together.add(scheduleId);
      else byInstant.set(at, new Set([scheduleId]));
      if (soonest !== undefined && at < soonest) soonest = at;
    },
    earliest,
    take(now) {
      const due: string[] = [];
      for (let at = earliest(); at !== undefined && at <= now; at = earliest()) {
        const together = [...(byInstant.get(at) ?? [])];
        due.push(...together);
        for (const scheduleId of together) remove(scheduleId);
      }
      return due;
    },
    clear() {
      dueAt.clear();
      byInstant.clear();
      soonest = undefined;
    },
  };
}
