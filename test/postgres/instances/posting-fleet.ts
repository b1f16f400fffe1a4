import { expect, inject } from "vitest";
import { type Fleet, openFleet } from "../../helpers/fleet/open-fleet.js";
import { shown } from "../../helpers/fleet/questions.js";
import { until } from "../../helpers/fleet/until.js";
import { createDatabase } from "../../helpers/postgres.js";

/** Spaces in which something is posted. */
export const SPACES = 12;
const MINUTE_MS = 60_000;
/** A Friday afternoon in New York, whose clocks the spaces go by. */
const START = Date.parse("2026-11-20T15:04:30-05:00");
const all = Array.from({ length: SPACES }, (_, index) => `Bench ${index + 1}`);

/** Three instances that post by schedule, slowly enough to be looked at. */
export interface PostingFleet {
  readonly fleet: Fleet;
  /** Schedules a post in every space at the next full minute that is far enough away; returns that minute. */
  scheduleAll(): Promise<number>;
  /** Resolves at that moment. The clock goes by real time: processes of their own cannot be told another one while they run. */
  comes(moment: number): Promise<void>;
  postsPerSpace(): readonly number[];
  postsInAll(): number;
}

/** Opens it on a database of its own. */
export async function openPostingFleet(): Promise<PostingFleet> {
  const fleet = await openFleet({
    instances: 3,
    databaseUrl: await createDatabase(inject("postgresUrl")),
    spaces: SPACES,
    start: START,
    env: { SCHEDULED_POSTS_PER_SECOND: "2" },
  });
  const now = () => fleet.cloud.clock.now();
  const postsPerSpace = () => all.map((space) => fleet.asking.posts(space).length);
  return {
    fleet,
    scheduleAll: async () => {
      const due = Math.ceil((now() + 15_000) / MINUTE_MS) * MINUTE_MS;
      const time = new Intl.DateTimeFormat("en-GB", { timeZone: "America/New_York", timeStyle: "short" }).format(due);
      const orders = all.map((space) => fleet.asking.ask(space, `schedule queue stats today at ${time}`));
      await fleet.asking.answered(orders);
      for (const { answers } of orders) expect(shown(answers()[0])).toContain(`every day at ${time}`);
      return due;
    },
    comes: (moment) => until(() => now() >= moment, "the moment", MINUTE_MS * 2),
    postsPerSpace,
    postsInAll: () => postsPerSpace().reduce((sum, count) => sum + count, 0),
  };
}
