import { contactAt } from "../../model/contact-at.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { type SessionView, sessionAt } from "../search/session-at.js";
import { aarIdOf, aarRecord, asrRecord, mainChannelOf } from "./agent-records.js";
import { carRecord } from "./car-record.js";
import { chainOf } from "./contact-chain.js";
import { csrRecord } from "./csr-record.js";
import type { LegacyRecord, LegacyWriter } from "./record.js";

/** The four kinds of records. */
export const LEGACY_KINDS = ["csrs", "cars", "asrs", "aars"] as const;
/** See {@link LEGACY_KINDS}. */
export type LegacyKind = (typeof LEGACY_KINDS)[number];

/** All records of one kind of one tenant, as of the writer's moment. */
export interface LegacyCollection {
  byId(id: string): LegacyRecord | undefined;
  /** Of contacts and sessions that began in `[from, to)`, oldest first. */
  between(from: number, to: number): LegacyRecord[];
}

/** Sessions are looked for by their id among those of so many days. */
const SESSION_DAYS = 35;
const DAY_MS = 86_400_000;
const sessionPart = /^([0-9a-f-]{36})-/;

/** The collections of one tenant over the traffic model. */
export function createCollections(
  model: TrafficModel,
  writer: LegacyWriter,
): Readonly<Record<LegacyKind, LegacyCollection>> {
  const { centre, now } = writer;
  const { orgId } = centre;

  const contactView = (id: string) => {
    const contact = model.contact(orgId, id);
    return contact && contactAt(contact, now);
  };
  const contactViews = (from: number, to: number) =>
    model.contactsBetween(orgId, from, to).flatMap((contact) => contactAt(contact, now) ?? []);
  const sessionViews = (from: number, to: number) =>
    model
      .sessionsBetween(orgId, from, to)
      .filter(({ signedInAt }) => signedInAt >= from)
      .flatMap((session) => sessionAt(session, now, (id) => (id ? model.contact(orgId, id) : undefined)) ?? []);
  const sessionView = (id: string) =>
    sessionViews(now - SESSION_DAYS * DAY_MS, now + DAY_MS).find(({ session }) => session.id === id);
  const activitiesOf = (view: SessionView) => {
    const channel = mainChannelOf(view);
    return (channel?.states ?? []).flatMap((state) => (channel ? [{ channel, state }] : []));
  };

  return {
    csrs: {
      byId: (id) => {
        const view = contactView(id);
        return view && csrRecord(view, writer);
      },
      between: (from, to) => contactViews(from, to).map((view) => csrRecord(view, writer)),
    },
    cars: {
      byId: (id) => {
        const view = contactView(sessionPart.exec(id)?.[1] ?? "");
        const link = view && chainOf(view).find((each) => each.id === id);
        return view && link && carRecord(view, link, writer);
      },
      between: (from, to) =>
        contactViews(from, to).flatMap((view) => chainOf(view).map((link) => carRecord(view, link, writer))),
    },
    asrs: {
      byId: (id) => {
        const view = sessionView(id);
        const channel = view && mainChannelOf(view);
        return view && channel && asrRecord(view, channel, writer);
      },
      between: (from, to) =>
        sessionViews(from, to).flatMap((view) => {
          const channel = mainChannelOf(view);
          return channel ? [asrRecord(view, channel, writer)] : [];
        }),
    },
    aars: {
      byId: (id) => {
        const view = sessionView(sessionPart.exec(id)?.[1] ?? "");
        const found = view && activitiesOf(view).find(({ channel, state }) => aarIdOf(view, channel, state) === id);
        return view && found && aarRecord(view, found.channel, found.state, writer);
      },
      between: (from, to) =>
        sessionViews(from, to).flatMap((view) =>
          activitiesOf(view).map(({ channel, state }) => aarRecord(view, channel, state, writer)),
        ),
    },
  };
}
