import { beforeEach, expect, test } from "vitest";
import { newState } from "../../../src/alerts/evaluate.js";
import type { Watched } from "../../../src/alerts/plan-messages.js";
import { createPostEvent } from "../../../src/alerts/post-event.js";
import { createLog } from "../../../src/log.js";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import type { AlertRecord, AlertStateRecord } from "../../../src/store/alert-records.js";
import type { Store } from "../../../src/store/store.js";
import type { FindPost } from "../../../src/webex/find-post.js";
import { openStore } from "../orgs/support/open-store.js";

const MINUTE = 60_000;
const rule: AlertRecord = {
  ...{ id: "rule", spaceId: "floor", spaceType: "group", ownerId: "maya", ownerEmail: "maya@harbor.example" },
  ...{ orgId: "harbor", metric: "longest-wait-now", comparison: "above", warning: 1, forMs: 0, queues: [] },
  ...{ createdAt: 0, revision: 1 },
};
const card = { title: "Warning", subtitle: [], blocks: [], actions: [], footer: [] };

let clock: SandboxClock;
let store: Store;
let posts: number;
let look: FindPost;

/** One of several instances on one store, without the line that they would stand in. */
const instance = (options: { readonly isAlone: boolean; readonly pausedMs?: number } = { isAlone: false }) =>
  createPostEvent({
    store: {
      alertStates: {
        ...store.alertStates,
        update: async (id, change) => {
          const stored = await store.alertStates.update(id, change);
          clock.advance(options.pausedMs ?? 0);
          return stored;
        },
      },
    },
    messenger: { post: async () => ({ id: `message ${++posts}`, spaceId: "floor" }) },
    find: (wanted) => look(wanted),
    bot: { personId: "bot", displayName: "Floorwalker" },
    ...{ clock, log: createLog({ level: "silent" }), isAlone: options.isAlone },
  });

const watched = async (): Promise<Watched> => ({ rule, state: (await state()) ?? newState("rule", 0) });
const state = () => store.alertStates.get("rule");
const posting = (at: number): AlertStateRecord => ({
  ...newState("rule", 0),
  ...{ level: "warning", posting: { mark: "rule then", at, shown: "warning ||" } },
});

beforeEach(async () => {
  clock = createSandboxClock({ start: Date.parse("2026-11-20T16:00:00Z"), running: false });
  store = await openStore(clock);
  posts = 0;
  look = async () => undefined;
  await store.alertStates.put("rule", { ...newState("rule", 0), level: "warning" });
});

test("two instances that saw the same event post it once", async () => {
  const item = await watched();
  await Promise.all([instance().post([item], "floor", card), instance().post([item], "floor", card)]);
  expect(posts).toBe(1);
  expect(await state()).toMatchObject({ messageId: "message 1" });
});

test("who was paused between its claim and the post leaves the post to others", async () => {
  await instance({ isAlone: false, pausedMs: 5 * MINUTE }).post([await watched()], "floor", card);
  expect(posts).toBe(0);
  expect(await state()).not.toHaveProperty("posting");
});

test("a post that another instance has begun is its own until it is old enough, then it is looked for", async () => {
  await store.alertStates.put("rule", posting(clock.now()));
  look = async () => "theirs";
  await instance().lookFor([await watched()]);
  expect(await state()).toMatchObject({ posting: { mark: "rule then" } });
  clock.advance(15 * MINUTE);
  await instance().lookFor([await watched()]);
  expect(await state()).toMatchObject({ messageId: "theirs" });
});

test("a process that is alone looks at once for what the one before it left", async () => {
  await store.alertStates.put("rule", posting(clock.now()));
  await instance({ isAlone: true }).lookFor([await watched()]);
  expect(await state()).not.toHaveProperty("posting");
});
