import fc from "fast-check";
import { expect, test } from "vitest";
import { contactAt } from "../../../../src/sandbox/model/contact-at.js";
import { createTrafficModel } from "../../../../src/sandbox/model/traffic-model.js";
import { harbor, orgs } from "../../../../src/sandbox/world.js";

const model = createTrafficModel({ orgs, percentMovedOn: 3 });
const contacts = model.day(harbor.id, "2026-11-20")?.contacts ?? [];
const anyContact = fc.constantFrom(...contacts);
const order = ["self-service", "waiting", "ringing", "connected", "wrap-up", "ended"];

test("a contact does not exist before it begins", () => {
  fc.assert(
    fc.property(anyContact, (contact) => {
      expect(contactAt(contact, contact.createdAt - 1)).toBeUndefined();
      expect(contactAt(contact, contact.createdAt)).toBeDefined();
    }),
  );
});

test("no figure of a contact ever shrinks as time goes on", () => {
  fc.assert(
    fc.property(anyContact, fc.nat(7_200_000), fc.nat(3_600_000), (contact, after, later) => {
      const first = contactAt(contact, contact.createdAt + after);
      const second = contactAt(contact, contact.createdAt + after + later);
      if (!first || !second) throw new Error("the contact is missing");
      for (const figure of ["queueMs", "ringingMs", "talkMs", "holdMs", "wrapUpMs", "totalMs", "offers"] as const) {
        expect(second[figure]).toBeGreaterThanOrEqual(first[figure]);
      }
      expect(!first.answered || second.answered).toBe(true);
      expect(!first.ended || second.ended).toBe(true);
    }),
  );
});

test("a contact whose agent missed it or sent it on waits again; otherwise phases only go forward", () => {
  fc.assert(
    fc.property(anyContact, fc.nat(7_200_000), fc.nat(3_600_000), (contact, after, later) => {
      const first = contactAt(contact, contact.createdAt + after);
      const second = contactAt(contact, contact.createdAt + after + later);
      const missed = contact.legs.some((leg) => leg.offers.some((offer) => !offer.accepted));
      if (missed || contact.legs.length > 1) return;
      expect(order.indexOf(second?.phase ?? "")).toBeGreaterThanOrEqual(order.indexOf(first?.phase ?? ""));
    }),
  );
});

test("the parts of a contact add up to its whole length, transfers and missed rings apart", () => {
  for (const contact of contacts) {
    const view = contactAt(contact, contact.settledAt);
    if (!view || contact.transfers > 0) continue;
    const parts = view.selfServiceMs + view.queueMs + view.ringingMs + view.talkMs + view.holdMs;
    expect(parts).toBe(view.totalMs);
  }
});

test("in a busy half hour contacts are seen in every phase", () => {
  const from = Date.parse("2026-11-20T11:30:00-05:00");
  const phases = new Set<string | undefined>();
  for (let now = from; now < from + 1_800_000; now += 10_000) {
    for (const contact of contacts) phases.add(contactAt(contact, now)?.phase);
  }
  expect(phases).toEqual(new Set([...order, undefined]));
});
