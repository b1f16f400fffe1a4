import { expect, test } from "vitest";
import type { Contact, Segment } from "../../../../src/sandbox/model/contact.js";
import { harbor } from "../../../../src/sandbox/world.js";
import { agentEventsOf } from "../../../../src/sandbox/wxcc/statistics/agent-events.js";
import { model } from "./cloud.js";

const [anyContact] = model.day(harbor.id, "2026-11-19")?.contacts ?? [];
if (!anyContact) throw new Error("no contact");

const segment = (kind: Segment["kind"], agentId: string, leg: number, from: number, to: number): Segment => ({
  ...{ kind, agentId, leg, from, to, slot: 0 },
});
const events = (segments: readonly Segment[], direction: Contact["direction"] = "inbound") =>
  agentEventsOf({ ...anyContact, direction, segments }).map(({ kind, agentId, at }) => `${agentId} ${kind} ${at}`);

test("a missed offer is offered and rejected, the one after it offered and accepted", () => {
  const segments = [
    segment("missed", "Ann", 0, 0, 18),
    segment("ringing", "Bob", 0, 20, 25),
    segment("talk", "Bob", 0, 25, 90),
    segment("wrap-up", "Bob", 0, 90, 99),
  ];
  expect(events(segments)).toEqual(["Ann offered 0", "Ann rejected 18", "Bob offered 20", "Bob accepted 25"]);
});

test("a contact handed to a colleague is accepted twice and transferred once, when the colleague answers", () => {
  const segments = [
    segment("ringing", "Ann", 0, 0, 5),
    segment("talk", "Ann", 0, 5, 50),
    segment("ringing", "Bob", 0, 50, 55),
    segment("talk", "Bob", 0, 55, 90),
  ];
  const all = ["Ann offered 0", "Ann accepted 5", "Bob offered 50", "Bob accepted 55", "Ann transferred 55"];
  expect(events(segments)).toEqual(all);
});

test("a contact sent on to another queue is no transfer to an agent: that queue counts it anew", () => {
  const segments = [
    segment("ringing", "Ann", 0, 0, 5),
    segment("talk", "Ann", 0, 5, 50),
    segment("missed", "Cid", 1, 60, 78),
    segment("ringing", "Bob", 1, 80, 85),
    segment("talk", "Bob", 1, 85, 120),
  ];
  expect(events(segments).filter((event) => /accepted|transferred/.test(event))).toEqual([
    "Ann accepted 5",
    "Bob accepted 85",
  ]);
});

test("a call that an agent makes counts nowhere", () => {
  expect(events([segment("ringing", "Ann", 0, 0, 5), segment("talk", "Ann", 0, 5, 50)], "outdial")).toEqual([]);
});
