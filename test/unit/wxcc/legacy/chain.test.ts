import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LegacyContact } from "../../../../src/wxcc/legacy/contact.js";
import type { LegacyStep } from "../../../../src/wxcc/legacy/step.js";
import { traceChain } from "../../../../src/wxcc/legacy/trace.js";
import { walkChain } from "../../../../src/wxcc/legacy/walk-chain.js";

const ID = "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40";
const START = 1_784_041_205_331;

const step = (event: string, from: number, to: number | undefined, next: string | undefined): LegacyStep => ({
  id: `${ID}-${from}-${event}`,
  contactId: ID,
  event,
  from,
  to,
  rawEnd: to === undefined ? undefined : String(to),
  next,
  queueName: undefined,
  agentName: undefined,
  toQueueName: undefined,
  toAgentName: undefined,
});

/** Steps of these events and lengths, chained. */
function chained(parts: readonly (readonly [string, number])[]): LegacyStep[] {
  let at = START;
  return parts.map(([event, ms], n) => {
    const from = at;
    at += ms;
    return step(event, from, at, parts[n + 1]?.[0]);
  });
}

const contactOf = (steps: readonly LegacyStep[]): LegacyContact => ({
  id: ID,
  startedAt: START,
  rawStart: String(START),
  endedAt: steps.at(-1)?.to,
  state: "ended",
  channel: "voice",
  direction: "inbound",
  customer: "•••0142",
  entryPointName: undefined,
  queueName: undefined,
  teamName: undefined,
  siteName: undefined,
  agentName: undefined,
  agentSessionId: undefined,
  menuMs: null,
  waitMs: null,
  talkMs: null,
  holdMs: null,
  wrapUpMs: null,
  termination: undefined,
  endedBy: undefined,
  oddities: [],
});

const walk = (steps: readonly LegacyStep[], contact = contactOf(steps)) => {
  const byId = new Map(steps.map((each) => [each.id, each]));
  return walkChain(contact, (id) => Promise.resolve(byId.get(id)));
};

const whole = chained([
  ["new", 1800],
  ["ivr-connected", 20_000],
  ["parked", 15_000],
  ["connected", 250_000],
  ["ended", 0],
]);

describe("a chain", () => {
  test("is walked from new to ended, each step found by the one before", async () => {
    const { steps, end } = await walk(whole);
    expect(steps.map(({ event }) => event)).toEqual(["new", "ivr-connected", "parked", "connected", "ended"]);
    expect(end).toEqual({ kind: "ended" });
  });

  test("of any steps is walked to its end, every step once", async () => {
    const events = fc.constantFrom("ivr-connected", "parked", "connect", "connected", "on-hold", "hold-done");
    const middle = fc.array(fc.tuple(events, fc.integer({ min: 1, max: 100_000 })), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(middle, async (parts) => {
        const steps = chained([["new", 5], ...parts, ["ended", 0]]);
        const contact = contactOf(steps);
        const chain = await walk(steps, contact);
        expect(chain.steps).toEqual(steps);
        const trace = traceChain(contact, chain);
        expect(trace.missingMs).toBe(0);
        expect(trace.steps.every(({ gapMs }) => gapMs === 0)).toBe(true);
      }),
    );
  });

  test("without its third step stops there, names it and says how much is not told", async () => {
    const contact = contactOf(whole);
    const chain = await walk(
      whole.filter(({ event }) => event !== "parked"),
      contact,
    );
    expect(chain.end).toEqual({ kind: "missing", event: "parked", id: `${ID}-${START + 21_800}-parked` });
    expect(traceChain(contact, chain).missingMs).toBe(265_000);
  });

  test("without its first step has none, and all of the contact is not told", async () => {
    const contact = contactOf(whole);
    const chain = await walk(whole.slice(1), contact);
    expect([chain.steps.length, chain.end.kind]).toEqual([0, "missing"]);
    expect(traceChain(contact, chain).missingMs).toBe(286_800);
  });

  test("that leads back to a step is followed once around", async () => {
    const [first, second, third, fourth] = whole;
    if (!first || !second || !third || !fourth) throw new Error("too short");
    const chain = await walk(
      [first, second, third, { ...fourth, rawEnd: String(second.from), to: second.from, next: second.event }],
      contactOf(whole),
    );
    expect(chain.steps).toHaveLength(4);
    expect(chain.end).toEqual({ kind: "loop", event: "ivr-connected", backTo: 1 });
    expect(traceChain(contactOf(whole), chain).steps.at(-1)?.lengthMs).toBeNull();
  });

  test("that never ends is given up, whatever the moments say", async () => {
    const endless = (id: string) => {
      const at = Number(/-(\d+)-\w+$/.exec(id)?.[1]);
      return Promise.resolve(step(id.endsWith("new") ? "new" : "parked", at, at + 1, "parked"));
    };
    const { steps, end } = await walkChain(contactOf(whole), endless);
    expect([steps.length, end.kind]).toEqual([500, "too-long"]);
  });

  test("of a contact under way is open; one that names no next step is broken off", async () => {
    const open = [...whole.slice(0, 2), step("parked", START + 21_800, undefined, undefined)];
    expect((await walk(open)).end.kind).toBe("open");
    const broken = [...whole.slice(0, 2), step("parked", START + 21_800, START + 30_000, undefined)];
    expect((await walk(broken)).end.kind).toBe("broken-off");
  });
});

test("a step that begins later than the one before ended shows the gap; a rounded second is none", () => {
  const [first, second] = whole;
  if (!first || !second) throw new Error("too short");
  const late = { ...second, from: second.from + 7000 };
  const rounded = { ...second, from: second.from + 900 };
  const end = { kind: "open" } as const;
  expect(traceChain(contactOf(whole), { steps: [first, late], end }).steps[1]?.gapMs).toBe(7000);
  expect(traceChain(contactOf(whole), { steps: [first, rounded], end }).steps[1]?.gapMs).toBe(0);
});
