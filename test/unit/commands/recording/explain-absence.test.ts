import { expect, test } from "vitest";
import { explainAbsence } from "../../../../src/commands/recording/explain-absence.js";
import type { Journey } from "../../../../src/wxcc/tasks/journey.js";
import { journeyWith } from "./journey.js";

const NOW = Date.UTC(2026, 10, 20, 15);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ended = (ago: number, more: Partial<Journey> = {}) =>
  explainAbsence(journeyWith({ endedAt: NOW - ago, recorded: true, recordings: 0, ...more }), NOW);

test("a contact that goes on is said to, whatever Search says of its recording", () => {
  for (const recorded of [true, false, undefined])
    expect(explainAbsence(journeyWith({ endedAt: undefined, recorded }), NOW).kind).toBe("open");
});

test("recorded and just over: not ready, and a promise", () => {
  expect(ended(MINUTE_MS)).toEqual({
    kind: "not-ready",
    say: "The recording is not ready yet. I will post it here when it is.",
  });
  expect(ended(DAY_MS - 1).kind).toBe("not-ready");
});

test("recorded and long over, or deleted as Search says: no longer kept, and no promise", () => {
  expect(ended(DAY_MS, { recordings: 1 }).say).toContain("no longer kept");
  expect(ended(DAY_MS, { recordings: 0 })).toMatchObject({
    kind: "gone",
    say: expect.stringContaining("never finished"),
  });
  expect(ended(MINUTE_MS, { recordingsDeleted: true }).kind).toBe("gone");
});

test("not recorded is final; not known is said honestly", () => {
  expect(ended(MINUTE_MS, { recorded: false }).kind).toBe("not-recorded");
  expect(ended(MINUTE_MS, { recorded: undefined })).toMatchObject({
    kind: "unknown",
    say: expect.stringContaining("does not say whether"),
  });
});

test("what was written is not “recorded”: its transcript comes soon after, or not at all", () => {
  const chat = { channel: "chat", recorded: false } as const;
  expect(ended(MINUTE_MS, { ...chat, agentName: "Ines Duarte" })).toMatchObject({
    kind: "unknown",
    say: expect.stringContaining("no transcript of it yet"),
  });
  expect(ended(2 * 60 * MINUTE_MS, { ...chat, agentName: "Ines Duarte" }).kind).toBe("not-recorded");
  expect(ended(MINUTE_MS, { ...chat, agentName: undefined }).kind).toBe("not-recorded");
});
