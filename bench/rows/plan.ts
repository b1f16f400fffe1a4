import { createPlanner } from "../../src/schedule/plan-schedules.js";
import { defaultOrgSettings, type OrgRecord } from "../../src/store/records.js";
import type { ScheduleRecord } from "../../src/store/schedule-records.js";
import type { Store } from "../../src/store/store.js";
import { medianMs } from "../measure.js";
import { atMost, type Row } from "../row.js";

const SCHEDULES = 100_000;
const ORGS = 400;
const NOW = Date.parse("2026-11-20T10:07:00Z");
const zones = ["America/New_York", "Europe/Paris", "Asia/Kolkata", "Australia/Sydney", "UTC"];
const days: readonly ScheduleRecord["recurrence"]["days"][] = [
  { kind: "every-day" },
  { kind: "business-days" },
  { kind: "weekdays", isoDays: [1, 3] },
  { kind: "month-day", day: 31 },
  { kind: "month-weekday", nth: "last", isoDay: 5 },
];
const pick = <T>(all: readonly [T, ...T[]] | readonly T[], at: number): T => {
  const found = all[at % all.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
};

const orgs: readonly OrgRecord[] = Array.from({ length: ORGS }, (_, at) => ({
  id: `org-${at}`,
  name: `Org ${at}`,
  region: "us1",
  zone: pick(zones, at),
  status: "connected",
  connectedBy: "somebody",
  connectedAt: NOW,
  settings: { ...defaultOrgSettings, holidays: [`2026-12-${String((at % 28) + 1).padStart(2, "0")}`] },
}));

const schedules: readonly ScheduleRecord[] = Array.from({ length: SCHEDULES }, (_, at) => ({
  id: `schedule-${at}`,
  spaceId: `space-${at}`,
  spaceType: "group",
  ownerId: "somebody",
  ownerEmail: "somebody@example.com",
  ask: "queue stats yesterday",
  orgId: `org-${at % ORGS}`,
  recurrence: {
    time: `${String(at % 24).padStart(2, "0")}:${String((at % 12) * 5).padStart(2, "0")}`,
    days: pick(days, at),
    zone: pick(zones, Math.floor(at / days.length)),
  },
  skipEmpty: false,
  lateHours: 6,
  createdAt: NOW,
  since: NOW,
  revision: 1,
  edits: [],
}));

const refuse = () => Promise.reject(new Error("planning only reads"));
const tableOf = <T extends { readonly id: string }>(all: readonly T[]) => {
  const byId = new Map(all.map((each) => [each.id, each]));
  const reading = { get: async (id: string) => byId.get(id), find: async () => [...all] };
  const entries = async function* () {
    yield* all.map((value) => ({ id: value.id, value }));
  };
  return { ...reading, put: refuse, add: refuse, take: refuse, update: refuse, remove: refuse, entries };
};

/** When each of a hundred thousand schedules is due next. */
export const plan: Row = {
  name: "plan",
  run: async () => {
    const store: Pick<Store, "schedules" | "orgs"> = { schedules: tableOf(schedules), orgs: tableOf(orgs) };
    const clock = { now: () => NOW, sleep: () => new Promise<void>(() => undefined) };
    const ms = await medianMs(5, () => createPlanner({ store, clock }).planAll(), 1);
    return [atMost("plan: the next run of 100,000 schedules", ms / 1000, 1, "s")];
  },
};
