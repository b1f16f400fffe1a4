import { expect, test } from "vitest";
import type { AgentState, Contact, TrafficDay } from "../../../../src/sandbox/model/contact.js";
import { createTrafficModel } from "../../../../src/sandbox/model/traffic-model.js";
import { brightline, harbor, lumen, orgs } from "../../../../src/sandbox/world.js";

const model = createTrafficModel({ orgs, percentMovedOn: 3 });
const dayOf = (orgId: string, date: string): TrafficDay => {
  const day = model.day(orgId, date);
  if (!day) throw new Error("no such day");
  return day;
};
const week = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"];
const days = [harbor, lumen].flatMap((org) =>
  [...week, "2026-11-21", "2026-11-22"].map((date) => ({ org: org.name, date, day: dayOf(org.id, date) })),
);
const lengthOf = (spans: readonly { from: number; to: number }[]) =>
  spans.reduce((sum, span) => sum + span.to - span.from, 0);

test("the same day is told the same way by another model, in whatever order days are asked for", () => {
  const other = createTrafficModel({ orgs, percentMovedOn: 3 });
  other.day(harbor.id, "2026-01-05");
  expect(other.day(harbor.id, "2026-11-20")?.contacts).toEqual(dayOf(harbor.id, "2026-11-20").contacts);
  expect(other.day(harbor.id, "2026-11-20")?.sessions()).toEqual(dayOf(harbor.id, "2026-11-20").sessions());
});

test("no two days are alike", () => {
  const ids = days.flatMap(({ day }) => day.contacts.map((contact) => contact.id));
  expect(new Set(ids).size).toBe(ids.length);
});

test("an org without a contact centre has no contacts", () => {
  expect(model.centre(brightline.id)).toBeUndefined();
  expect(model.contactsBetween(brightline.id, 0, Date.parse("2026-11-20"))).toEqual([]);
});

test.each([
  { org: harbor, queues: 9, agents: 30, contacts: [1600, 2400] },
  { org: lumen, queues: 6, agents: 20, contacts: [450, 800] },
])("$org.name has the size it is said to have", ({ org, queues, agents, contacts: [least = 0, most = 0] }) => {
  const centre = model.centre(org.id);
  expect(centre?.queues).toHaveLength(queues);
  expect(centre?.agents.length).toBeGreaterThanOrEqual(agents);
  expect(centre?.teams.length).toBeGreaterThanOrEqual(3);
  expect(new Set(centre?.agents.flatMap((agent) => [agent.id, agent.userId, agent.email, agent.dn])).size).toBe(
    (centre?.agents.length ?? 0) * 4,
  );
  for (const date of week) {
    const count = dayOf(org.id, date).contacts.length;
    expect(count).toBeGreaterThan(least);
    expect(count).toBeLessThan(most);
  }
});

test("every contact and every session begins and ends within its own local day", () => {
  for (const { day } of days) {
    for (const contact of day.contacts) {
      expect(contact.createdAt).toBeGreaterThanOrEqual(day.from);
      expect(contact.endedAt).toBeGreaterThanOrEqual(contact.createdAt);
      expect(contact.settledAt).toBeLessThan(day.to);
    }
    for (const session of day.sessions()) {
      expect(session.signedInAt).toBeGreaterThanOrEqual(day.from);
      expect(session.signedOutAt).toBeLessThan(day.to);
    }
  }
});

test("a day stands by itself even where the clock changes", () => {
  const short = dayOf(harbor.id, "2026-03-08");
  const long = dayOf(harbor.id, "2026-11-01");
  expect([short.to - short.from, long.to - long.from]).toEqual([23 * 3_600_000, 25 * 3_600_000]);
  expect(long.contacts.every((contact) => contact.settledAt < long.to)).toBe(true);
});

test("no agent is ever in two voice calls, nor in more contacts than the profile allows", () => {
  for (const { day } of days) {
    const spans = new Map<string, { from: number; to: number }[]>();
    for (const contact of day.contacts) {
      for (const { agentId, slot, from, to } of contact.segments) {
        const place = `${agentId}/${contact.channel}/${slot}`;
        spans.set(place, [...(spans.get(place) ?? []), { from, to }]);
      }
    }
    for (const list of spans.values()) {
      list.sort((a, b) => a.from - b.from);
      for (const [n, span] of list.entries()) {
        expect(span.from).toBeGreaterThanOrEqual(list[n - 1]?.to ?? 0);
      }
    }
  }
});

test("an agent's places are filled without gap or overlap from sign-in to sign-out, and only with the agent's own contacts", () => {
  for (const { day } of days) {
    for (const session of day.sessions()) {
      for (const { states } of session.channels) {
        expect(states.at(0)?.from).toBe(session.signedInAt);
        expect(states.at(-1)?.to).toBe(session.signedOutAt);
        expect(lengthOf(states)).toBe(session.signedOutAt - session.signedInAt);
      }
    }
  }
});

test("sessions and contacts tell the same talk time for every agent", () => {
  const { contacts, sessions } = dayOf(harbor.id, "2026-11-20");
  const told = new Map<string, number>();
  for (const contact of contacts) {
    for (const segment of contact.segments) {
      if (segment.kind !== "talk") continue;
      told.set(segment.agentId, (told.get(segment.agentId) ?? 0) + segment.to - segment.from);
    }
  }
  const connected = (state: AgentState) => state.state === "connected";
  for (const session of sessions()) {
    const states = session.channels.flatMap((channel) => channel.states.filter(connected));
    expect(lengthOf(states)).toBe(told.get(session.agentId) ?? 0);
  }
});

test("a contact visits one queue or two, one after the other, and is handled in each by agents who serve it", () => {
  const agents = new Map(model.centre(harbor.id)?.agents.map((agent) => [agent.id, agent]));
  for (const contact of dayOf(harbor.id, "2026-11-20").contacts) {
    expect(contact.legs.length).toBeLessThanOrEqual(2);
    const [first, second] = contact.legs;
    if (second) {
      expect(second.queueId).not.toBe(first?.queueId);
      expect(second.enteredAt).toBeGreaterThan(first?.answeredAt ?? Number.POSITIVE_INFINITY);
      expect(contact.transfers).toBe(1);
    }
    for (const { agentId, leg } of contact.segments) {
      const queueId = contact.legs[leg]?.queueId;
      if (queueId !== undefined) expect(agents.get(agentId)?.queueIds).toContain(queueId);
    }
  }
});

test("about three of a hundred answered calls are sent on to another queue, and not all of them are answered there", () => {
  for (const org of [harbor, lumen]) {
    const calls = week.flatMap((date) => dayOf(org.id, date).contacts).filter(({ channel }) => channel === "voice");
    const moved = calls.filter(({ legs }) => legs.length === 2);
    const answered = calls.filter(({ legs }) => legs[0]?.answeredAt !== undefined);
    expect(share(moved, answered)).toBeGreaterThan(0.01);
    expect(share(moved, answered)).toBeLessThan(0.05);
    expect(moved.some(({ legs }) => legs[1]?.answeredAt !== undefined)).toBe(true);
  }
  const lost = week
    .flatMap((date) => dayOf(harbor.id, date).contacts)
    .filter(({ legs }) => legs[1] && !legs[1].answeredAt);
  expect(lost.length).toBeGreaterThan(0);
});

test("telephone numbers are ones that are kept free for fiction", () => {
  const numbers = (orgId: string) =>
    dayOf(orgId, "2026-11-20")
      .contacts.filter((contact) => contact.channel === "voice")
      .flatMap((contact) => [contact.origin, contact.destination]);
  for (const number of numbers(harbor.id)) expect(number).toMatch(/^\+1\d{3}55501\d\d$/);
  for (const number of numbers(lumen.id)) expect(number).toMatch(/^\+33(63998|19900)\d{4}$/);
});

const inbound = (contact: Contact) => contact.legs.length > 0;
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

test("the figures of a week are believable, and one queue visibly needs help", () => {
  for (const org of [harbor, lumen]) {
    const contacts = week.flatMap((date) => dayOf(org.id, date).contacts).filter(inbound);
    const levels = (model.centre(org.id)?.queues ?? []).map((queue) => {
      const own = contacts.filter((contact) => contact.legs[0]?.queueId === queue.id);
      const tried = own.filter((contact) => contact.outcome !== "short");
      return share(
        own.filter((contact) => contact.legs[0]?.withinServiceLevel),
        tried,
      );
    });
    const lost = contacts.filter((contact) => contact.outcome === "abandoned");
    expect(share(lost, contacts)).toBeGreaterThan(0.02);
    expect(share(lost, contacts)).toBeLessThan(0.09);
    expect(levels.filter((level) => level > 0.7).length).toBeGreaterThanOrEqual(levels.length - 2);
    expect(Math.min(...levels)).toBeLessThan(0.75);
  }
});

test("every kind of story occurs in a week", () => {
  const contacts = week.flatMap((date) => dayOf(harbor.id, date).contacts);
  const occurs = (what: (contact: Contact) => boolean) => contacts.some(what);
  for (const outcome of ["handled", "abandoned", "short", "self-service", "closed"]) {
    expect(occurs((contact) => contact.outcome === outcome)).toBe(true);
  }
  expect(occurs((contact) => contact.outcome === "short" && contact.legs.length === 0)).toBe(true);
  expect(occurs((contact) => contact.outcome === "abandoned" && contact.legs.length === 0)).toBe(true);
  expect(occurs((contact) => contact.transfers > 0)).toBe(true);
  expect(occurs((contact) => contact.direction === "outdial")).toBe(true);
  expect(occurs((contact) => contact.callback !== undefined)).toBe(true);
  expect(occurs((contact) => contact.recordings > 1)).toBe(true);
  expect(occurs((contact) => contact.segments.some((segment) => segment.kind === "hold"))).toBe(true);
  expect(occurs((contact) => contact.legs.some((leg) => leg.offers.some((offer) => !offer.accepted)))).toBe(true);
});

test("a range gives what its days give, cut at its ends and across midnight", () => {
  const [first, second] = [dayOf(lumen.id, "2026-11-19"), dayOf(lumen.id, "2026-11-20")];
  const all = [...first.contacts, ...second.contacts];
  expect(model.contactsBetween(lumen.id, first.from, second.to)).toEqual(all);
  const from = first.from + 11 * 3_600_000;
  const to = second.from + 13 * 3_600_000;
  const began = all.filter((contact) => contact.createdAt >= from && contact.createdAt < to);
  const ended = all.filter((contact) => contact.endedAt >= from && contact.endedAt < to);
  expect(model.contactsBetween(lumen.id, from, to)).toEqual(began);
  expect(model.contactsEndedBetween(lumen.id, from, to)).toEqual(ended);
  expect(model.contactsBetween(lumen.id, to, from)).toEqual([]);
});

test("a day more than a year back and one in the future can be asked for", () => {
  expect(dayOf(harbor.id, "2025-10-14").contacts.length).toBeGreaterThan(1000);
  expect(dayOf(harbor.id, "2027-03-16").contacts.length).toBeGreaterThan(1000);
});
