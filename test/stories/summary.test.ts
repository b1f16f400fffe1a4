import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Contact } from "../../src/sandbox/model/contact.js";
import type { TrafficModel } from "../../src/sandbox/model/traffic-model.js";
import { harbor, lumen } from "../../src/sandbox/world.js";
import { type Count, countByQueue, countVisitsByQueue, inAll, type Stretch, stretch } from "../helpers/by-hand.js";
import { answerFrom, askPatiently, callOf } from "../helpers/failing.js";
import {
  closeFloors,
  type Floor,
  FRIDAY_MORNING,
  openFloor,
  people,
  places,
  type Reply,
  traffic,
} from "../helpers/floor.js";
import { linkBothTo } from "../helpers/link-orgs.js";

afterAll(closeFloors);

const now = Date.parse(FRIDAY_MORNING);
const EVENING = "2026-11-20T18:00:00-05:00";
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** Local days of New York, written out: until 1 November the clocks were an hour ahead. */
const day = (date: string, next: string, offset = "-05:00", nextOffset = offset) =>
  stretch(`${date}T00:00:00${offset}`, `${next}T00:00:00${nextOffset}`);
const thursday = day("2026-11-19", "2026-11-20");
const thursdaysBefore = [
  day("2026-11-12", "2026-11-13"),
  day("2026-11-05", "2026-11-06"),
  day("2026-10-29", "2026-10-30", "-04:00"),
  day("2026-10-22", "2026-10-23", "-04:00"),
];

const harborCount = (when: Stretch, at = now) => countByQueue(harbor.id, when, at);
const together = (counts: readonly ReadonlyMap<string, Count>[]): Count =>
  inAll(new Map(counts.map((each, n) => [String(n), inAll(each)])));
const percent = (part: number, of: number) => `${((part / of) * 100).toFixed(1)} %`;
const serviceLevel = (c: Count) => percent(c.inTarget, c.answered + c.abandoned);
const abandonment = (c: Count) => percent(c.abandoned, c.offered - c.short);
const clock = (ms: number) => {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};
const number = (count: number) => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, " ");
/** Late or lost contacts beyond the fifth that a target of 80 % allows. */
const beyond = (c: Count) => 0.8 * (c.answered + c.abandoned) - c.inTarget;

/** "usual 84.7 %" of a figure, and the figure itself, out of the text form. */
function figure(reply: Reply, name: string) {
  const [, value, usual] =
    new RegExp(`- ${name} \\*\\*([^*]+)\\*\\*(?: \\(.*?usual ([^)]+)\\))?`).exec(plain(reply.text)) ?? [];
  return { value, usual };
}

/** Names and figures of the rows under a heading of the text form. */
function rowsUnder(reply: Reply, heading: RegExp) {
  const part = plain(reply.text)
    .split("\n\n")
    .findIndex((text) => heading.test(text));
  const rows = plain(reply.text).split("\n\n")[part + 1] ?? "";
  return part < 0
    ? []
    : [...rows.matchAll(/- \*\*(.+?)\*\* — (.+)/g)].map(([, name = "", text = ""]) => [name, text] as const);
}

/** The chart that the service keeps for the newest card with one. */
async function newestChart(floor: Floor) {
  const kept = await floor.store().charts.find();
  return JSON.parse(kept.at(-1)?.chart ?? "{}");
}

describe("yesterday, a Thursday, against the four Thursdays before", () => {
  let floor: Floor;
  let reply: Reply;
  const byQueue = harborCount(thursday);
  const total = inAll(byQueue);
  const usual = together(thursdaysBefore.map((each) => harborCount(each)));
  beforeAll(async () => {
    floor = await openFloor();
    floor.forgetCalls();
    reply = await floor.say("summary yesterday", { from: people.maya });
  });

  test("is one question for each of the five days, and one about its agents because it missed its target", () => {
    expect(floor.calls(callOf.search)).toHaveLength(5 + 5);
  });

  test("has the figures of the contacts counted one by one, beside those of the four days divided once", () => {
    expect(figure(reply, "Service level")).toEqual({ value: serviceLevel(total), usual: serviceLevel(usual) });
    expect(figure(reply, "Abandonment")).toEqual({ value: abandonment(total), usual: abandonment(usual) });
    expect(figure(reply, "Speed of answer")).toEqual({
      value: clock(total.waitAnsweredMs / total.answered),
      usual: clock(usual.waitAnsweredMs / usual.answered),
    });
    expect(figure(reply, "Handle time")).toEqual({
      value: clock(total.handleMs / total.answered),
      usual: clock(usual.handleMs / usual.answered),
    });
    expect(
      rowsUnder(reply, /Contacts against a usual Thursday/).map(([name, text]) => [name, text.split(", change")[0]]),
    ).toEqual(
      (["offered", "answered", "abandoned"] as const).map((of, n) => [
        ["Offered", "Handled", "Abandoned"][n],
        `Thu 19 ${number(total[of])}, usual ${number(usual[of] / 4)}`,
      ]),
    );
  });

  test("names the queues and the hours that missed most beyond target, and not those with the worst quotient", () => {
    const queues = [...byQueue]
      .map(([name, sums]) => ({ name, beyond: beyond(sums) }))
      .filter((each) => each.beyond >= 1)
      .sort((a, b) => b.beyond - a.beyond)
      .slice(0, 3);
    expect(
      rowsUnder(reply, /queues? that hurt most/).map(([name, text]) => [name, /beyond (\d+)/.exec(text)?.[1]]),
    ).toEqual(queues.map((each) => [each.name, String(Math.round(each.beyond))]));
    const two = (hour: number) => String(hour).padStart(2, "0");
    const hours = Array.from({ length: 23 }, (_, hour) => {
      const when = stretch(`2026-11-19T${two(hour)}:00:00-05:00`, `2026-11-19T${two(hour + 1)}:00:00-05:00`);
      return { name: `${two(hour)}:00–${two(hour + 1)}:00`, beyond: beyond(inAll(harborCount(when))) };
    })
      .filter((each) => each.beyond >= 1)
      .sort((a, b) => b.beyond - a.beyond)
      .slice(0, 2);
    expect(
      rowsUnder(reply, /hours? that hurt most/).map(([name, text]) => [name, /beyond (\d+)/.exec(text)?.[1]]),
    ).toEqual(hours.map((each) => [each.name, String(Math.round(each.beyond))]));
    expect(reply.shown).toContain("Beyond: contacts late or lost beyond what each queue's target allows");
  });

  test("draws handled and abandoned by hour, and the usual as a line over them", async () => {
    const chart = await newestChart(floor);
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
    expect(chart.series.map(({ name, values }: { name: string; values: number[] }) => [name, sum(values)])).toEqual([
      ["handled", total.answered],
      ["abandoned", total.abandoned],
    ]);
    expect(chart.line.name).toBe("usual Thursday");
    expect(sum(chart.line.values)).toBeCloseTo((usual.answered + usual.abandoned) / 4, 6);
    expect(plain(reply.text)).toMatch(/06:00 [▁▂▃▄▅▆▇█]+ 21:00 usual Thursday, at most \d+/u);
  });

  test("asked again, or about a Thursday that was compared, it costs only what is new", async () => {
    floor.forgetCalls();
    const again = await floor.say("send it again for Thursday", { from: people.tom });
    expect(floor.calls(callOf.search)).toEqual([]);
    expect(plain(again.text)).toBe(plain(reply.text));
    await floor.say("summary 2026-11-12", { from: people.tom });
    expect(floor.calls(callOf.search)).toHaveLength(1);
  });

  test("its buttons lead to that day, whenever they are pressed", async () => {
    const asks = reply.buttons.map(({ ask }) => ask);
    expect(asks).toContain("queue stats 2026-11-19");
    expect(asks).toContain("tasks 2026-11-19 status:abandoned");
    expect(asks).toContain("trend service level 2026-11-19");
    const worst = rowsUnder(reply, /queues? that hurt most/)[0]?.[0];
    const stats = await floor.press(reply, String(worst), people.tom);
    expect(stats.shown).toContain(`Queue ${worst}`);
    expect(plain(stats.shown)).toContain("Thu 19 Nov 2026");
    expect(await floor.press(reply, "Day before", people.tom)).toMatchObject({
      text: expect.stringContaining("Summary of Wed 18 Nov"),
    });
  });
});

test("on a Friday evening the day so far is held against the same hours of four Fridays", async () => {
  const floor = await openFloor({ now: EVENING });
  const reply = await floor.say("summary", { from: people.maya });
  const at = Date.parse(EVENING);
  const total = inAll(harborCount(stretch("2026-11-20T00:00:00-05:00", EVENING), at));
  const fridays = ["2026-11-13", "2026-11-06"].map((date) =>
    harborCount(stretch(`${date}T00:00:00-05:00`, `${date}T18:00:00-05:00`), at),
  );
  const summer = ["2026-10-30", "2026-10-23"].map((date) =>
    harborCount(stretch(`${date}T00:00:00-04:00`, `${date}T18:00:00-04:00`), at),
  );
  const usual = together([...fridays, ...summer]);
  expect(reply.text).toContain("**Summary so far, Fri 20 Nov**");
  expect(figure(reply, "Service level")).toEqual({ value: serviceLevel(total), usual: serviceLevel(usual) });
  const offered = `Fri 20 ${number(total.offered)}, usual ${number(usual.offered / 4)}`;
  expect(rowsUnder(reply, /Contacts against a usual Friday/)[0]?.[1]).toContain(offered);
});

test("within an hour the hours that are over are compared, and the whole of the day is shown", async () => {
  const floor = await openFloor();
  const reply = await floor.say("summary today", { from: people.maya });
  const total = inAll(harborCount(stretch("2026-11-20T00:00:00-05:00", FRIDAY_MORNING)));
  const toTen = inAll(harborCount(stretch("2026-11-20T00:00:00-05:00", "2026-11-20T10:00:00-05:00")));
  expect(plain(reply.text)).toContain(`${number(total.offered)} contacts so far`);
  expect(rowsUnder(reply, /Contacts to 10:00 against a usual Friday/)[0]?.[1]).toContain(`Fri 20 ${toTen.offered},`);
});

test("the Sunday of 25 hours is counted whole, and compared with Sundays of 24", async () => {
  const floor = await openFloor();
  const reply = await floor.say("summary 2026-11-01", { from: people.maya });
  const total = inAll(harborCount(day("2026-11-01", "2026-11-02", "-04:00", "-05:00")));
  const usual = together(
    [
      ["2026-10-25", "2026-10-26"],
      ["2026-10-18", "2026-10-19"],
      ["2026-10-11", "2026-10-12"],
      ["2026-10-04", "2026-10-05"],
    ].map(([date = "", next = ""]) => harborCount(day(date, next, "-04:00"))),
  );
  expect(figure(reply, "Service level")).toEqual({ value: serviceLevel(total), usual: serviceLevel(usual) });
  const [offered] = rowsUnder(reply, /Contacts against a usual Sunday/);
  expect(offered?.[1]).toContain(`Sun 1 ${number(total.offered)}, usual ${number(usual.offered / 4)}`);
});

test("why a queue hurt is said where the figures carry it: far more contacts than usual, and fewer agents on the floor", async () => {
  const email = traffic()
    .centre(harbor.id)
    ?.queues.find(({ name }) => name === "Email desk")?.id;
  const isEmail = ({ legs }: Contact) => legs[0]?.queueId === email;
  const quieter = (contacts: readonly Contact[]) =>
    contacts.filter((contact, n) => contact.createdAt >= thursday.from || !isEmail(contact) || n % 3 === 0);
  const agents = (traffic().centre(harbor.id)?.agents ?? []).map(({ id }) => id);
  const away = new Set(agents.filter((_, n) => n % 3 === 0));
  const model = traffic();
  const floor = await openFloor({
    model: {
      ...model,
      contactsBetween: (orgId, from, to) => quieter(model.contactsBetween(orgId, from, to)),
      sessionsBetween: (orgId, from, to) =>
        model
          .sessionsBetween(orgId, from, to)
          .filter(({ agentId, signedInAt }) => signedInAt < thursday.from || !away.has(agentId)),
    },
  });
  const reply = await floor.say("summary yesterday", { from: people.maya });
  const day = (when: Stretch) =>
    quieter(model.contactsBetween(harbor.id, when.from, when.to)).filter((contact) => isEmail(contact)).length;
  const usually = thursdaysBefore.map(day).reduce((sum, each) => sum + each, 0) / 4;
  const more = `why: more contacts: ${day(thursday)}, usually ${number(usually)} (+${Math.round((day(thursday) / usually - 1) * 100)} %)`;
  expect(rowsUnder(reply, /queues? that hurt most/)[0]).toEqual(["Email desk", expect.stringContaining(more)]);
  const came = (when: Stretch) =>
    new Set(
      model
        .sessionsBetween(harbor.id, when.from, when.to)
        .filter(({ signedInAt }) => signedInAt >= when.from)
        .map(({ agentId }) => agentId),
    );
  const here = [...came(thursday)].filter((id) => !away.has(id)).length;
  const usualAgents = thursdaysBefore.reduce((sum, each) => sum + came(each).size, 0) / 4;
  expect(plain(reply.shown)).toContain(`Fewer agents signed in: ${here}, usually ${number(usualAgents)} (−`);
});

describe("weeks and months are the same command with a longer period", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("a week is five questions, drawn by day, beside the four weeks before", async () => {
    floor.forgetCalls();
    const reply = await floor.say("summary last week", { from: people.maya });
    expect(floor.calls(callOf.search)).toHaveLength(5);
    const usual = together(
      [
        day("2026-11-02", "2026-11-09"),
        day("2026-10-26", "2026-11-02", "-04:00", "-05:00"),
        day("2026-10-19", "2026-10-26", "-04:00"),
        day("2026-10-12", "2026-10-19", "-04:00"),
      ].map((week) => harborCount(week)),
    );
    const total = inAll(harborCount(day("2026-11-09", "2026-11-16")));
    expect(reply.text).toContain("**Summary of Mon 9 Nov – Sun 15 Nov**");
    expect(figure(reply, "Service level")).toEqual({ value: serviceLevel(total), usual: serviceLevel(usual) });
    expect((await newestChart(floor)).labels).toEqual([
      "Mon 9",
      "Tue 10",
      "Wed 11",
      "Thu 12",
      "Fri 13",
      "Sat 14",
      "Sun 15",
    ]);
  });

  test("a week under way is compared as far as its days are over", async () => {
    const reply = await floor.say("summary this week", { from: people.maya });
    const monToThu = inAll(harborCount(day("2026-11-16", "2026-11-20")));
    expect(rowsUnder(reply, /Contacts to Thu 19 Nov against a usual week/)[0]?.[1]).toContain(
      `This week ${number(monToThu.offered)},`,
    );
  });

  test("more than a month is refused, with the last month as a button", async () => {
    const reply = await floor.say("summary last 60d", { from: people.maya });
    expect(reply.shown).toContain("A summary is about a day, a week or a month; this period is longer.");
    expect(reply.buttons.map(({ ask }) => ask)).toContain("summary last month");
  });
});

describe("days that are no part of the usual", () => {
  test("a holiday of the org is not asked about, and said", async () => {
    const floor = await openFloor();
    await floor.say("settings holidays 2026-11-12", { from: people.priya });
    floor.forgetCalls();
    const reply = await floor.say("summary yesterday", { from: people.maya });
    expect(floor.calls(callOf.search)).toHaveLength(4 + 4);
    const usual = together(thursdaysBefore.slice(1).map((each) => harborCount(each)));
    expect(figure(reply, "Service level").usual).toBe(serviceLevel(usual));
    expect(plain(reply.shown)).toContain(
      "Usual is the mean of the 3 Thursdays before. Left out: Thu 12 Nov (holiday).",
    );
  });

  test("a day without any contact was closed: it is left out, and said", async () => {
    const floor = await openFloor({ model: without("2026-11-12", "2026-11-13") });
    const reply = await floor.say("summary yesterday", { from: people.maya });
    const usual = together(thursdaysBefore.slice(1).map((each) => harborCount(each)));
    expect(figure(reply, "Abandonment").usual).toBe(abandonment(usual));
    expect(plain(reply.shown)).toContain("Left out: Thu 12 Nov (no contacts).");
  });

  test("one that cannot be read is left out, and said with its reason", async () => {
    const floor = await openFloor();
    await floor.say("summary 2026-11-12", { from: people.maya });
    // Of the week before, the day itself and three of its Thursdays are in memory by now; the fourth is not.
    floor.cloud.faults([{ match: callOf.search, status: 503, times: 20 }]);
    const reply = await askPatiently(floor, "summary 2026-11-05");
    expect(plain(reply.shown)).toMatch(/Left out: Thu 8 Oct \(not read\)/);
    expect(reply.shown).toContain("Usual is the mean of the 3 Thursdays before.");
  });
});

describe("a day without contacts", () => {
  test("says so, and what is usual", async () => {
    const floor = await openFloor({ model: without("2026-11-19", "2026-11-20") });
    await floor.say("settings holidays 2026-11-19", { from: people.priya });
    const reply = await floor.say("summary yesterday", { from: people.maya });
    const usual = together(thursdaysBefore.map((each) => harborCount(each)));
    expect(plain(reply.text)).toContain("**Summary of Thu 19 Nov** — no contacts");
    expect(plain(reply.shown)).toContain(
      `No contacts.\n${number(usual.offered / 4)} contacts are usual on a Thursday.`,
    );
    expect(plain(reply.shown)).toContain("Thu 19 Nov is a holiday of Harbor Insurance.");
    expect(reply.text).not.toContain("0.0");
    expect(JSON.stringify(reply.card)).not.toContain("/charts/");
  });

  test("of a queue that is closed on Sundays has nothing usual either", async () => {
    const floor = await openFloor();
    const reply = await floor.say('summary sunday queue:"Billing"', { from: people.maya });
    expect(reply.text).toContain("no contacts");
    expect(reply.shown).toContain("No contacts.");
    expect(reply.shown).toContain("None are usual on a Sunday.");
    expect(reply.buttons.map(({ title }) => title)).toEqual(["Queue stats", "Day before"]);
  });
});

test("by REST the figures are those of its visits, and what it cannot know is a dash or has its own name", async () => {
  const floor = await openFloor();
  await answerFrom(floor, "rest");
  const reply = await floor.say("summary yesterday", { from: people.maya });
  const total = inAll(countVisitsByQueue(harbor.id, thursday, now));
  const usual = together(thursdaysBefore.map((each) => countVisitsByQueue(harbor.id, each, now)));
  // A: REST cannot tell short calls apart.
  const sl = (c: Count) => percent(c.inTarget, c.answered);
  expect(figure(reply, "Service level")).toEqual({ value: sl(total), usual: sl(usual) });
  expect(rowsUnder(reply, /Contacts against/)[1]?.[1]).toContain(
    `Thu 19 ${number(total.answered)}, usual ${number(usual.answered / 4)}`,
  );
  expect(plain(reply.text)).toContain("short — · open — · longest wait —");
  expect(reply.text).toContain("Talk time");
  expect(reply.shown).toContain("Source: REST statistics");
});

test("two orgs: one that does not answer does not take the other with it", async () => {
  const floor = await openFloor();
  await linkBothTo(floor, places.floor);
  floor.cloud.faults([
    { match: "POST /wxcc/eu1/search", status: 403 },
    { match: "GET /wxcc/eu1/v1/queues/statistics", status: 403 },
  ]);
  const reply = await askPatiently(floor, `summary yesterday org:"${harbor.name}","${lumen.name}"`);
  expect(reply.shown).toContain("1 of 2 orgs answered");
  expect(reply.shown).toContain(`${lumen.name} did not answer`);
  expect(plain(reply.shown)).toContain(serviceLevel(inAll(harborCount(thursday))));
});

/** The same contacts less those of one local day of Harbor. */
function without(date: string, next: string): TrafficModel {
  const closed = day(date, next);
  const open = <T extends { readonly createdAt: number }>(contacts: readonly T[]) =>
    contacts.filter(({ createdAt }) => createdAt < closed.from || createdAt >= closed.to);
  const model = traffic();
  return {
    ...model,
    contactsBetween: (orgId, from, to) => open(model.contactsBetween(orgId, from, to)),
    contactsEndedBetween: (orgId, from, to) => open(model.contactsEndedBetween(orgId, from, to)),
  };
}
