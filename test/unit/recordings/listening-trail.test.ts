import { beforeEach, expect, test } from "vitest";
import { createListeningTrail, type ListeningTrail } from "../../../src/recordings/listening-trail.js";
import type { AuditEntry } from "../../../src/store/audit.js";
import { openStore } from "../orgs/support/open-store.js";

const MINUTE = 60_000;
const ref = { orgId: "o", taskId: "t", spaceId: "s" };
const session = {
  personId: "p",
  email: "p@harbor.example",
  name: "P",
  issuedAt: 0,
  expiresAt: 30 * MINUTE,
  confirmed: [],
};
const who = { ref, session };
const sound = { id: "r", sensitive: false };
let now: number;
let entries: AuditEntry[];
let append: (entry: AuditEntry) => Promise<void>;
let trail: ListeningTrail;
let trailOf: () => ListeningTrail;
beforeEach(async () => {
  now = 0;
  entries = [];
  append = async (entry) => void entries.push(entry);
  const clock = { now: () => now, sleep: async () => undefined };
  const { seen } = await openStore(clock);
  const audit = { append: (entry: AuditEntry) => append(entry) };
  trailOf = () => createListeningTrail({ store: { seen, audit }, clock });
  trail = trailOf();
});

test("pieces of one sound within a quarter of an hour are one listening", async () => {
  await Promise.all([trail.heard(who, "listen", sound), trail.heard(who, "listen", sound)]);
  now = 15 * MINUTE - 1;
  await trail.heard(who, "listen", sound);
  expect(entries).toEqual([
    { at: 0, personId: "p", personEmail: "p@harbor.example", ...ref, action: "listen", outcome: "answered" },
  ]);
  now = 15 * MINUTE;
  await trail.heard(who, "listen", sound);
  expect(entries).toHaveLength(2);
});

test("pieces that go to another instance are the same listening, until its quarter of an hour is over", async () => {
  await trail.heard(who, "listen", sound);
  now = 5 * MINUTE;
  await trailOf().heard(who, "listen", sound);
  expect(entries).toHaveLength(1);
  now = 15 * MINUTE;
  await trailOf().heard(who, "listen", sound);
  expect(entries).toHaveLength(2);
});

test("another sound, another space, another session and another deed are entries of their own", async () => {
  await trail.heard(who, "listen", sound);
  await trail.heard(who, "listen", { id: "r2", sensitive: true });
  await trail.heard({ ...who, ref: { ...ref, spaceId: "s2" } }, "listen", sound);
  await trail.heard({ ...who, session: { ...session, issuedAt: 1 } }, "listen", sound);
  await trail.heard(who, "download", sound);
  expect(entries).toHaveLength(5);
  expect(entries.map(({ sensitive }) => sensitive)).toEqual([undefined, true, undefined, undefined, undefined]);
});

test("an entry that could not be kept is an error for each who waits, and is tried anew", async () => {
  append = () => Promise.reject(new Error("the disk is full"));
  await expect(trail.heard(who, "listen", sound)).rejects.toThrow("the disk is full");
  append = async (entry) => void entries.push(entry);
  await trail.heard(who, "listen", sound);
  expect(entries).toHaveLength(1);
});
