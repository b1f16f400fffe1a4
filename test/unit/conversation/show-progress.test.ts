import { expect, test } from "vitest";
import { showProgress } from "../../../src/conversation/show-progress.js";
import { createWorkProgress } from "../../../src/conversation/work-progress.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import type { Post } from "../../../src/webex/types.js";
import { keepingLog } from "../../helpers/quiet-log.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

function watched() {
  const clock = createSandboxClock({ start: 0, running: false });
  const progress = createWorkProgress();
  const over = new AbortController();
  const edits: { readonly at: number; readonly text: string }[] = [];
  let held: Promise<void> = Promise.resolve();
  const messenger = {
    post: () => Promise.reject(new Error("nothing is posted")),
    remove: () => Promise.reject(new Error("nothing is removed")),
    edit: async (_: string, post: Post) => {
      edits.push({ at: clock.now(), text: post.markdown });
      await held;
    },
  };
  const note = { id: "note", place: { to: { spaceId: "floor" } }, sentence: "Working on it …", shown: undefined };
  const done = showProgress(note, progress, over.signal, { messenger, clock, log: keepingLog().log });
  const second = async () => {
    clock.advance(1000);
    await settled();
  };
  const hold = () => {
    let release: () => void = () => undefined;
    held = new Promise((resolve) => {
      release = resolve;
    });
    return () => release();
  };
  return { progress, over, edits, done, second, hold };
}

test("however long the work is, the note is edited at most nine times, two seconds apart, and then is free for the answer", async () => {
  const { progress, over, edits, done, second } = watched();
  for (let days = 1; days <= 300; days += 1) {
    progress.report(days, days < 150 ? 150 : 300, "days");
    await second();
  }
  expect(edits.length).toBe(9);
  for (const [n, { at }] of edits.entries()) expect(at - (edits[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  over.abort();
  await done;
});

test("nothing is edited that says nothing new", async () => {
  const { progress, over, edits, done, second } = watched();
  progress.report(3, 31, "days");
  for (let n = 0; n < 20; n += 1) await second();
  progress.report(4, 31, "days");
  for (let n = 0; n < 20; n += 1) await second();
  expect(edits.map(({ text }) => text)).toEqual(["Working on it … 3 of 31 days"]);
  over.abort();
  await done;
});

test("an edit that takes long is waited for, and the next one tells the newest state", async () => {
  const { progress, over, edits, done, second, hold } = watched();
  const release = hold();
  progress.report(3, 31, "days");
  for (let n = 0; n < 3; n += 1) await second();
  progress.report(10, 31, "days");
  for (let n = 0; n < 9; n += 1) await second();
  progress.report(20, 31, "days");
  expect(edits).toHaveLength(1);
  release();
  await settled();
  for (let n = 0; n < 3; n += 1) await second();
  expect(edits.map(({ text }) => text)).toEqual(["Working on it … 3 of 31 days", "Working on it … 20 of 31 days"]);
  over.abort();
  await done;
});

test("it is over only when the edit under way is, so that the answer is never overwritten", async () => {
  const { progress, over, done, second, hold } = watched();
  const release = hold();
  progress.report(3, 31, "days");
  for (let n = 0; n < 3; n += 1) await second();
  over.abort();
  let ended = false;
  void done.then(() => {
    ended = true;
  });
  await settled();
  expect(ended).toBe(false);
  release();
  await done;
});
