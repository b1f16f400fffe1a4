import { afterAll, expect, test } from "vitest";
import { createTrafficModel } from "../../src/sandbox/model/traffic-model.js";
import * as world from "../../src/sandbox/world.js";
import { harbor, lumen } from "../../src/sandbox/world.js";
import { expectAgreement, expectChanges, expectShown, ratesOf } from "../helpers/agree.js";
import {
  count,
  countByQueue,
  countVisits,
  countVisitsByQueue,
  inAll,
  only,
  queuesOn,
  stretch,
} from "../helpers/by-hand.js";
import { answerFrom } from "../helpers/failing.js";
import { closeFloors, type Floor, FRIDAY_MORNING, openFloor, people, places } from "../helpers/floor.js";
import { connectLumen } from "../helpers/link-orgs.js";
import { readCard, readNumber } from "../helpers/read-card.js";

afterAll(closeFloors);

const now = Date.parse(FRIDAY_MORNING);
const thursday = stretch("2026-11-19T00:00:00-05:00", "2026-11-20T00:00:00-05:00");
const thursdayBefore = stretch("2026-11-12T00:00:00-05:00", "2026-11-13T00:00:00-05:00");
const today = stretch("2026-11-20T00:00:00-05:00", FRIDAY_MORNING);
const aWeekAgo = stretch("2026-11-13T00:00:00-05:00", "2026-11-13T10:07:00-05:00");

const ask = async (floor: Floor, text: string) => readCard(await floor.say(text, { from: people.maya }));

test("a whole day's card says what counting its contacts one by one gives, per queue and in total", async () => {
  const card = await ask(await openFloor(), "queue stats yesterday");
  expectAgreement(card, countByQueue(harbor.id, thursday, now));
  expectChanges(card, count(harbor.id, thursday, now), count(harbor.id, thursdayBefore, now));
  expect(card.figure("Service level").against).toBe("Thu 12 Nov");
});

test("the day that is not over is counted up to the minute, with those still waiting set apart", async () => {
  const card = await ask(await openFloor(), "queue stats today");
  expectAgreement(card, countByQueue(harbor.id, today, now));
  expectChanges(card, count(harbor.id, today, now), count(harbor.id, aWeekAgo, now));
  expect(card.counted("open")).toBeGreaterThan(0);
  const all = ["answered", "abandoned", "short", "open"].map((what) => card.counted(what) ?? 0);
  expect(all.reduce((sum, each) => sum + each)).toBe(card.counted("offered"));
});

test("a busy Monday morning with callers on the line is counted up to the minute as well", async () => {
  const at = "2026-11-16T11:41:37-05:00";
  const card = await ask(await openFloor({ now: at }), "queue stats today");
  expectAgreement(card, countByQueue(harbor.id, stretch("2026-11-16T00:00:00-05:00", at), Date.parse(at)));
});

test("five more weekdays, each counted contact by contact", async () => {
  const floor = await openFloor();
  for (const [day, next] of [
    ["2026-10-19", "2026-10-20"],
    ["2026-10-24", "2026-10-25"],
    ["2026-11-08", "2026-11-09"],
    ["2026-11-10", "2026-11-11"],
    ["2026-11-18", "2026-11-19"],
  ] as const) {
    const offset = day < "2026-11-01" ? "-04:00" : "-05:00";
    const when = stretch(`${day}T00:00:00${offset}`, `${next}T00:00:00${offset}`);
    expectAgreement(await ask(floor, `queue stats ${day}`), countByQueue(harbor.id, when, now));
  }
});

test("seven days are one total of all their contacts, compared with the seven days before", async () => {
  const card = await ask(await openFloor(), "queue stats last 7d");
  const week = stretch("2026-11-13T10:07:00-05:00", FRIDAY_MORNING);
  const weekBefore = stretch("2026-11-06T10:07:00-05:00", "2026-11-13T10:07:00-05:00");
  expectAgreement(card, countByQueue(harbor.id, week, now));
  expectChanges(card, count(harbor.id, week, now), count(harbor.id, weekBefore, now));
  expect(card.figure("Abandonment").against).toBe("the week before");
});

test("the total is weighted by contacts and is not the mean of the queues' percentages", async () => {
  const card = await ask(await openFloor(), "queue stats yesterday");
  const shown = [...card.queues.values()].map((queue) => queue.serviceLevel ?? 0);
  const mean = shown.reduce((sum, each) => sum + each) / shown.length;
  const byHand = ratesOf(count(harbor.id, thursday, now))["Service level"];
  expectShown(card.figure("Service level").value, byHand, 0.05, "service level");
  expect(Math.abs(mean - (card.figure("Service level").value ?? 0))).toBeGreaterThan(0.5);
});

test("where channels are mixed, each channel's speed of answer and handle time stands below, counted by hand as well", async () => {
  const card = await ask(await openFloor(), "queue stats yesterday");
  const all = countByQueue(harbor.id, thursday, now);
  for (const label of ["Average speed of answer", "Average handle time"] as const) {
    const split = card.figure(label).notes.find((note) => note.startsWith("voice "));
    for (const channel of ["voice", "email", "chat", "social"] as const) {
      const [, shown = ""] = new RegExp(`\\b${channel} ([\\d:]+(?: s)?)`).exec(split ?? "") ?? [];
      const exact = ratesOf(inAll(only(all, queuesOn(harbor.id, channel))))[label];
      expectShown(readNumber(shown), exact, 0.5, `${label} of ${channel}`);
    }
  }
});

test("the text that notifications and old clients show holds every figure of the card", async () => {
  const floor = await openFloor();
  const reply = await floor.say("queue stats yesterday", { from: people.maya });
  const card = readCard(reply);
  const text = reply.text.replace(/[\u00a0\u202f]/g, " ").replace(/\*\*/g, "");
  for (const line of card.lines.filter((shown) => /\d/.test(shown) && !shown.includes("Last 7 days"))) {
    // What stands below a queue's name in small print is one enumeration there.
    for (const part of line.startsWith("answered ") ? line.split(" · ") : [line]) expect(text).toContain(part);
  }
});

test("one queue and one channel are that queue's and that channel's contacts and nobody else's", async () => {
  const floor = await openFloor();
  const all = countByQueue(harbor.id, thursday, now);
  const billing = await ask(floor, 'queue stats yesterday queue:"Billing"');
  expectShown(billing.counted("offered"), all.get("Billing")?.offered ?? null, 0, "offered of Billing");
  expectShown(billing.counted("abandoned"), all.get("Billing")?.abandoned ?? null, 0, "abandoned of Billing");
  const voice = await ask(floor, "queue stats yesterday channel:voice");
  expectAgreement(voice, only(all, queuesOn(harbor.id, "voice")));
  const two = await ask(floor, 'queue stats yesterday queue:"Billing","Website chat"');
  expectAgreement(two, only(all, ["Billing", "Website chat"]));
});

test("REST's card says what REST can know of the same contacts, visit by visit, and a dash for what it cannot", async () => {
  const floor = await openFloor();
  await answerFrom(floor, "rest");
  const card = await ask(floor, "queue stats yesterday");
  const byHand = countVisitsByQueue(harbor.id, thursday, now);
  const total = inAll(byHand);
  const left = total.abandoned + total.short;
  expectShown(card.counted("offered"), total.answered + left, 0, "offered");
  expectShown(card.counted("answered"), total.answered, 0, "answered");
  expectShown(card.counted("abandoned"), left, 0, "abandoned, short ones included");
  for (const unknown of ["short", "open", "longest wait"]) expect(card.counted(unknown)).toBeNull();
  expectShown(card.figure("Service level").value, (100 * total.inTarget) / total.answered, 0.05, "service level A");
  expectShown(card.figure("Average wait").value, total.waitAllMs / total.waited / 1000, 0.5, "average wait");
  expectShown(card.figure("Average talk time").value, total.talkMs / total.answered / 1000, 0.5, "talk time");
  for (const [name, queue] of card.queues) {
    const own = byHand.get(name);
    expectShown(queue.answered, own?.answered ?? null, 0, `answered of ${name}`);
    expectShown(queue.missed, own ? own.abandoned + own.short : null, 0, `missed of ${name}`);
    expect(queue.longestSeconds).toBeNull();
  }
  expect(card.lines.join("\n")).toMatch(/Source: REST statistics/);
  expect(card.lines.join("\n")).toMatch(/Service level A/);
});

test("the two sources agree, queue by queue and in all, on what both can know of a whole day", async () => {
  const floor = await openFloor();
  await answerFrom(floor, "rest", "A");
  const rest = await ask(floor, "queue stats yesterday");
  await answerFrom(floor, "search", "A");
  const search = await ask(floor, "queue stats yesterday");
  expect([...rest.queues.keys()].sort()).toEqual([...search.queues.keys()].sort());
  for (const [name, queue] of rest.queues) {
    expect(queue.answered).toBe(search.queues.get(name)?.answered);
    expect(queue.serviceLevel).toBe(search.queues.get(name)?.serviceLevel);
  }
  expect(rest.counted("answered")).toBe(search.counted("answered"));
});

test("where calls are sent on to another queue, each queue counts its visits by either source; Search's total counts each contact once", async () => {
  const model = createTrafficModel({ ...world, percentMovedOn: 3 });
  const floor = await openFloor({ model });
  await answerFrom(floor, "rest", "A");
  const rest = await ask(floor, "queue stats yesterday");
  await answerFrom(floor, "search", "B");
  floor.forgetCalls();
  const search = await ask(floor, "queue stats yesterday");
  // Yesterday and the week before it.
  expect(floor.calls("POST /search")).toHaveLength(2);
  const visits = countVisitsByQueue(harbor.id, thursday, now, model);
  const contacts = countByQueue(harbor.id, thursday, now, model);
  const known = (card: typeof rest, what: string) => card.counted(what) ?? 0;
  const sentOn = inAll(visits).offered - inAll(contacts).offered;
  expect(sentOn).toBeGreaterThan(0);
  expect(known(rest, "offered") - known(search, "offered")).toBe(sentOn);
  for (const [name, queue] of rest.queues) expect(queue.answered).toBe(visits.get(name)?.answered);
  expectAgreement(search, visits, inAll(contacts));
  expect(search.lines.join("\n")).toContain("each queue counts its own contacts; the total counts each contact once");
});

test("where no call is sent on there is nothing to say about it", async () => {
  const card = await ask(await openFloor(), "queue stats yesterday");
  expect(card.lines).toContain("Source: Search API.");
});

test("of one queue the visits are shown, whether the contacts ended in it or went on", async () => {
  const model = createTrafficModel({ ...world, percentMovedOn: 3 });
  const floor = await openFloor({ model });
  const visits = countVisitsByQueue(harbor.id, thursday, now, model);
  const billing = await ask(floor, 'queue stats yesterday queue:"Billing"');
  expectShown(billing.counted("offered"), visits.get("Billing")?.offered ?? null, 0, "offered of Billing");
  expectShown(billing.counted("answered"), visits.get("Billing")?.answered ?? null, 0, "answered of Billing");
  expect(billing.lines.join("\n")).toContain("a contact counts in every queue it visited");
  const voice = await ask(floor, "queue stats yesterday channel:voice");
  const calls = only(visits, queuesOn(harbor.id, "voice"));
  const called = only(countByQueue(harbor.id, thursday, now, model), queuesOn(harbor.id, "voice"));
  expectAgreement(voice, calls, inAll(called));
});

test("an org without leg records counts each contact in the queue it ended in, and its card says so", async () => {
  const model = createTrafficModel({ ...world, percentMovedOn: 3 });
  const floor = await openFloor({ model });
  await connectLumen(floor);
  const reply = await floor.say("queue stats yesterday", { from: people.camille, space: places.unlinked });
  const day = stretch("2026-11-19T00:00:00+01:00", "2026-11-20T00:00:00+01:00");
  const contacts = countByQueue(lumen.id, day, now, model);
  expect(inAll(countVisitsByQueue(lumen.id, day, now, model)).offered).toBeGreaterThan(inAll(contacts).offered);
  expectAgreement(readCard(reply), contacts);
  expect(reply.shown).toContain("Source: Search API; a contact counts once, in the queue it ended in.");
});

test("REST counts today up to the last quarter of an hour, and the card says so", async () => {
  const floor = await openFloor();
  await answerFrom(floor, "rest");
  const card = await ask(floor, "queue stats today");
  const morning = stretch("2026-11-20T00:00:00-05:00", "2026-11-20T10:00:00-05:00");
  const total = countVisits(harbor.id, morning, now);
  expectShown(card.counted("answered"), total.answered, 0, "answered");
  expectShown(card.counted("abandoned"), total.abandoned + total.short, 0, "abandoned");
  expect(card.lines).toContain("Harbor Insurance · as of 10:00");
});
