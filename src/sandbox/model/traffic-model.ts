import { harbor, lumen, type SandboxOrg } from "../world.js";
import { buildCentre } from "./build-centre.js";
import { buildDay } from "./build-day.js";
import type { ContactCentre } from "./centre.js";
import type { AgentSession, Contact, TrafficDay } from "./contact.js";
import { dateOfContactId } from "./contact-id.js";
import { type LocalDate, localDatesBetween } from "./local-day.js";
import { harborPlan } from "./plans/harbor.js";
import { lumenPlan } from "./plans/lumen.js";
import type { CentrePlan } from "./plans/plan.js";
import { rememberLatest } from "./remember-latest.js";

/** Days of one org kept in memory: five weeks of history, what they are compared with, and some more. */
const DAYS_KEPT = 60;

/**
 * What happens in the sandbox's contact centres, today and on any other day, told once for every API. It knows no clock:
 * contacts of the future are in it too, so that callers cut at their own `now` (see `contactAt`).
 * An org without a contact centre has no centre and no contacts.
 */
export interface TrafficModel {
  centre(orgId: string): ContactCentre | undefined;
  centres(): readonly ContactCentre[];
  /** By the org's own calendar. */
  day(orgId: string, date: LocalDate): TrafficDay | undefined;
  /** By its id, wherever in time it is. */
  contact(orgId: string, id: string): Contact | undefined;
  /** Created in `[from, to)`, oldest first. */
  contactsBetween(orgId: string, from: number, to: number): readonly Contact[];
  /** Ended in `[from, to)` (wrap-up not waited for), by creation. */
  contactsEndedBetween(orgId: string, from: number, to: number): readonly Contact[];
  /** Sessions that overlap `[from, to)`, by sign-in. */
  sessionsBetween(orgId: string, from: number, to: number): readonly AgentSession[];
}

const plans = new Map<string, CentrePlan>([
  [harbor.id, harborPlan],
  [lumen.id, lumenPlan],
]);

/**
 * Days are made when they are asked for and remembered for a while; a forgotten day comes back the same.
 * `percentMovedOn` takes the place of the plans' own share of answered calls that go on to another queue.
 */
export function createTrafficModel(options: {
  readonly orgs: readonly SandboxOrg[];
  readonly percentMovedOn?: number;
}): TrafficModel {
  const known = new Map(
    options.orgs.flatMap((org) => {
      if (!org.contactCentre) return [];
      const own = plans.get(org.id) ?? (org.contactCentre.size === "large" ? harborPlan : lumenPlan);
      const plan = { ...own, percentMovedOn: options.percentMovedOn ?? own.percentMovedOn };
      const centre = buildCentre({ ...org, contactCentre: org.contactCentre }, plan);
      return [[org.id, { centre, day: rememberLatest(DAYS_KEPT, (date) => buildDay(centre, plan, date)) }] as const];
    }),
  );

  const days = (orgId: string, from: number, to: number): TrafficDay[] => {
    const org = known.get(orgId);
    return org ? localDatesBetween(org.centre.zone, from, to).map(org.day) : [];
  };
  const within = (at: number, from: number, to: number) => at >= from && at < to;

  return {
    centre: (orgId) => known.get(orgId)?.centre,
    centres: () => [...known.values()].map((org) => org.centre),
    day: (orgId, date) => known.get(orgId)?.day(date),
    contact: (orgId, id) => {
      const date = dateOfContactId(id);
      return date === undefined
        ? undefined
        : known
            .get(orgId)
            ?.day(date)
            .contacts.find((contact) => contact.id === id);
    },
    contactsBetween: (orgId, from, to) =>
      days(orgId, from, to).flatMap((day) => day.contacts.filter((contact) => within(contact.createdAt, from, to))),
    contactsEndedBetween: (orgId, from, to) =>
      days(orgId, from, to).flatMap((day) => day.contacts.filter((contact) => within(contact.endedAt, from, to))),
    sessionsBetween: (orgId, from, to) =>
      days(orgId, from, to).flatMap((day) =>
        day.sessions().filter((session) => session.signedInAt < to && session.signedOutAt > from),
      ),
  };
}
