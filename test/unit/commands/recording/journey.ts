import type { Journey } from "../../../../src/wxcc/tasks/journey.js";

/** A call that is over, with what matters to a test in the place of the usual. */
export const journeyWith = (more: Partial<Journey>): Journey => ({
  id: "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40",
  channel: "voice",
  status: "ended",
  direction: "inbound",
  customer: "•••42",
  createdAt: Date.UTC(2026, 10, 20, 14),
  endedAt: Date.UTC(2026, 10, 20, 14, 10),
  totalMs: 600_000,
  waitMs: null,
  talkMs: null,
  holdMs: null,
  wrapUpMs: null,
  transfers: 0,
  queueName: "Billing",
  agentName: "Maya Fields",
  teamName: undefined,
  wrapUpReason: undefined,
  endedBy: undefined,
  handleType: undefined,
  recorded: true,
  recordings: 1,
  recordingsDeleted: false,
  steps: [],
  ...more,
});
