import { expect, test } from "vitest";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { CLAIM_LASTS_MS } from "../../../src/schedule/claim-age.js";
import { createPostReport } from "../../../src/schedule/post-report.js";
import type { RunRecords } from "../../../src/schedule/record-runs.js";
import type { ScheduleRecord } from "../../../src/store/schedule-records.js";
import { quietLog } from "../../helpers/quiet-log.js";

const never = new AbortController().signal;
const start = Date.parse("2026-11-20T08:00:00Z");
const schedule: ScheduleRecord = {
  ...{ id: "kbxtrw", spaceId: "floor", spaceType: "group", ownerId: "maya", ownerEmail: "maya@harbor.example" },
  ...{ ask: "queue stats today", orgId: "harbor", skipEmpty: false, lateHours: 6, createdAt: 0, since: 0 },
  ...{ revision: 1, edits: [], recurrence: { time: "08:00", days: { kind: "every-day" }, zone: "UTC" } },
};
const run = { date: "2026-11-20", at: start };

/** An instance that is held up for so long while it claims. */
function heldUp(ms: number, claimLastsMs?: number) {
  const clock = createSandboxClock({ start, running: false });
  const posts: string[] = [];
  const records: RunRecords = {
    claim: async () => {
      clock.advance(ms);
      return true;
    },
    note: async () => undefined,
    close: async () => undefined,
    takeOver: async () => true,
    has: async () => false,
  };
  const post = async () => {
    posts.push("post");
    return { id: "message-1", spaceId: "floor" };
  };
  const postReport = createPostReport({
    ...{ records, messenger: { post }, find: async () => undefined, clock, random: () => 0, log: quietLog },
    ...(claimLastsMs === undefined ? {} : { claimLastsMs }),
  });
  return { clock, posts, postReport };
}
const rendered = () => ({ card: {}, markdown: "" });

test("an instance that comes back after its claim's time does not post, and leaves the claim to others", async () => {
  const { posts, postReport } = heldUp(CLAIM_LASTS_MS + 1, CLAIM_LASTS_MS);
  expect(await postReport({ schedule, run }, rendered, never)).toBe("stopped");
  expect(posts).toEqual([]);
});

test("within its claim's time it posts", async () => {
  const { posts, postReport } = heldUp(CLAIM_LASTS_MS, CLAIM_LASTS_MS);
  expect(await postReport({ schedule, run }, rendered, never)).toEqual({ messageId: "message-1" });
  expect(posts).toHaveLength(1);
});

test("a claim that was taken over counts from then", async () => {
  const { posts, postReport } = heldUp(0, CLAIM_LASTS_MS);
  const claimedAt = start - CLAIM_LASTS_MS - 1;
  expect(await postReport({ schedule, run, claimed: true, claimedAt }, rendered, never)).toBe("stopped");
  expect(posts).toEqual([]);
});

test("a process that is alone keeps its claim", async () => {
  const { posts, postReport } = heldUp(3_600_000);
  expect(await postReport({ schedule, run }, rendered, never)).toEqual({ messageId: "message-1" });
  expect(posts).toHaveLength(1);
});
