import { expect, test } from "vitest";
import { describeStep } from "../../../src/commands/task/describe-step.js";
import { journeyRows } from "../../../src/commands/task/journey-rows.js";
import { readTaskId } from "../../../src/commands/task/read-task-id.js";
import type { Journey, JourneyStep } from "../../../src/wxcc/tasks/journey.js";

const step = (event: string, at: string, more: Partial<JourneyStep> = {}): JourneyStep => ({
  id: `${event}-${at}`,
  event,
  from: Date.parse(at),
  durationMs: 0,
  open: false,
  queueName: "Billing",
  agentName: "Maya Fields",
  toQueueName: undefined,
  toAgentName: undefined,
  ...more,
});
const journeyOf = (...steps: JourneyStep[]): Journey => ({
  id: "1",
  channel: "voice",
  status: "ended",
  direction: "inbound",
  customer: "•••42",
  createdAt: 0,
  endedAt: 1,
  totalMs: 1,
  waitMs: null,
  talkMs: null,
  holdMs: null,
  wrapUpMs: null,
  transfers: 0,
  queueName: "Billing",
  agentName: undefined,
  teamName: undefined,
  wrapUpReason: undefined,
  endedBy: undefined,
  handleType: undefined,
  recorded: undefined,
  recordings: null,
  recordingsDeleted: false,
  steps,
});

const rows = (journey: Journey, zone: string) => {
  const block = journeyRows(journey, zone);
  return block.kind === "table" ? block.rows.map((row) => row.map(({ text }) => text)) : [];
};

test("midnight in the middle of a call, in the space's zone: the new day stands before the first time of it", () => {
  const journey = journeyOf(
    step("parked", "2026-11-20T18:28:00Z", { durationMs: 90_000 }),
    step("connected", "2026-11-20T18:31:10Z", { durationMs: 4000, open: true }),
    step("on-hold", "2026-11-20T18:32:00Z"),
  );
  expect(rows(journey, "Asia/Kolkata")).toEqual([
    ["Waited in Billing", "23:58:00", "1:30"],
    ["Talked with Maya Fields", "Sat 21 Nov 00:01:10", "4\u00a0s so far"],
    ["On hold by Maya Fields", "00:02:00", ""],
  ]);
  expect(rows(journey, "Europe/Paris").map((row) => row[1])).toEqual(["19:28:00", "19:31:10", "19:32:00"]);
});

test("an offer is not answered when the contact waits again, and is nothing yet while it rings", () => {
  const offer = step("connect", "2026-11-20T10:00:00Z");
  expect(describeStep(offer, step("parked", "2026-11-20T10:00:18Z"), "voice")).toContain("not answered");
  expect(describeStep(offer, step("connected", "2026-11-20T10:00:04Z"), "voice")).not.toContain("not answered");
  expect(describeStep({ ...offer, open: true }, undefined, "voice")).not.toContain("not answered");
});

test("an event that Cisco invents tomorrow is said as it is called", () => {
  expect(describeStep(step("agent-whisper", "2026-11-20T10:00:00Z"), undefined, "chat")).toBe("agent whisper");
});

test("an id in any case and spacing is one; anything else is told what one looks like", () => {
  expect(readTaskId(" 2B7F6C9E-0D34-4E58-B1A7-9C8D7E6F5A40 ")).toBe("2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40");
  for (const wrong of ["", "2b7f6c9e", "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40 yesterday", "zzz"])
    expect(() => readTaskId(wrong)).toThrow("unknown-task");
});
