import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbor, lumen } from "../../src/sandbox/world.js";
import { expectShown } from "../helpers/agree.js";
import { count, countByQueue, stretch } from "../helpers/by-hand.js";
import { answerFrom } from "../helpers/failing.js";
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
import { withManyQueues } from "../helpers/many-queues.js";
import { readCard } from "../helpers/read-card.js";

afterAll(closeFloors);

const now = Date.parse(FRIDAY_MORNING);
const plain = (reply: Reply) => reply.shown.replace(/[\u00a0\u202f]/g, " ");
const say = (floor: Floor, text: string, from: string = people.maya) => floor.say(text, { from });

describe("the buttons of queue stats", () => {
  let floor: Floor;
  let card: Reply;
  beforeAll(async () => {
    floor = await openFloor();
    card = await say(floor, "queue stats today");
  });

  test("are Refresh, Yesterday, Last 7 days, Live and one queue", () => {
    expect(card.buttons.map(({ title }) => title)).toEqual(["Refresh", "Yesterday", "Last 7 days", "Live", "Show"]);
    expect(card.shown).toContain("One queue …");
  });

  test("Refresh shows the same again, as of now", async () => {
    const again = await floor.press(card, "Refresh", people.tom);
    expect(again.text).toBe(card.text);
    expect(again.id).not.toBe(card.id);
  });

  test("Yesterday shows yesterday, and there the button leads back to today", async () => {
    const yesterday = await floor.press(card, "Yesterday", people.tom);
    expect(plain(yesterday)).toContain("Thu 19 Nov 2026 (America/New_York)");
    const back = await floor.press(yesterday, "Today", people.tom);
    expect(plain(back)).toContain("today, Fri 20 Nov 00:00–10:07");
  });

  test("Last 7 days shows the last seven days", async () => {
    const week = await floor.press(card, "Last 7 days", people.tom);
    expect(plain(week)).toContain("last 7d, Fri 13 Nov 10:07 – Fri 20 Nov 10:07");
  });

  test("Live shows who waits, and leads back", async () => {
    const live = await floor.press(card, "Live", people.tom);
    expect(live.shown).toContain("Queues now");
    const back = await floor.press(live, "Queue stats today", people.tom);
    expect(back.text).toBe(card.text);
  });

  test("One queue shows the chosen one, with its own threshold, and leads back to every queue", async () => {
    const one = await floor.press(card, "Show", people.tom, { queue: "Roadside assistance" });
    expect(plain(one)).toContain("Queue Roadside assistance");
    expect(plain(one)).toContain("target 80 % in 15 s");
    const back = await floor.press(one, "Every queue", people.tom);
    expect(back.text).toBe(card.text);
  });

  test("One queue without a choice is the same as all of them", async () => {
    for (const inputs of [{}, { queue: "*" }]) {
      const all = await floor.press(card, "Show", people.tom, inputs);
      expect(all.text).toBe(card.text);
    }
  });

  test("keep the zone and the filters of the question", async () => {
    const reply = await say(floor, "queue stats today channel:voice tz:Europe/Paris");
    const yesterday = await floor.press(reply, "Yesterday", people.tom);
    expect(plain(yesterday)).toContain("Thu 19 Nov 2026 (Europe/Paris)");
    expect(plain(yesterday)).toContain("channel voice");
  });
});

test("queues are ordered by contacts missed, so that one lost contact of one is not the worst of all", async () => {
  const card = readCard(await say(await openFloor(), "queue stats yesterday"));
  const missed = [...card.queues.values()].map((queue) => queue.missed ?? 0);
  expect(missed).toEqual([...missed].sort((a, b) => b - a));
});

test("who waits now is counted from the contacts that wait now", async () => {
  const at = "2026-11-16T11:41:37-05:00";
  const floor = await openFloor({ now: at });
  const day = stretch("2026-11-15T11:41:37-05:00", at);
  const reply = await say(floor, "queues now");
  const byHand = countByQueue(harbor.id, day, Date.parse(at));
  const waiting = [...byHand.values()].reduce((sum, queue) => sum + queue.open, 0);
  expect(waiting).toBeGreaterThan(3);
  const lines = plain(reply).split("\n");
  expectShown(Number(lines[lines.indexOf("Waiting now") + 1]), waiting, 0, "waiting now");
  expect(plain(reply)).toContain("at 11:41:37 (America/New_York)");
  const [worst = ""] = [...byHand].sort(([, a], [, b]) => b.open - a.open).map(([name]) => name);
  const one = await say(floor, `queues now queue:"${worst}"`);
  const shown = plain(one).split("\n");
  expectShown(Number(shown[shown.indexOf("Waiting now") + 1]), byHand.get(worst)?.open ?? 0, 0, `waiting in ${worst}`);
});

test("nobody on the floor: no contacts, dashes and no percentage that looks like a failure", async () => {
  const floor = await openFloor({ now: "2026-11-21T03:10:00-05:00" });
  const reply = await say(floor, "queue stats today");
  const card = readCard(reply);
  expect(card.lines).toContain("No contacts in this period.");
  for (const label of ["Service level", "Abandonment", "Average speed of answer", "Average handle time"])
    expect(card.figure(label).value, label).toBeNull();
  expect(card.lines.join("\n")).not.toContain("0.0 %");
  expect(reply.text).toContain("no contacts in this period");
  expect(plain(await say(floor, "queues now"))).toContain("Nobody is waiting.");
});

test("by REST a period whose first quarter of an hour is not over is not passed off as one without contacts", async () => {
  const floor = await openFloor();
  await answerFrom(floor, "rest");
  const reply = await say(floor, "queue stats today 10:00-12:00");
  expect(plain(reply)).toContain("Nothing is counted yet");
  expect(plain(reply)).not.toContain("No contacts");
  expect(plain(await say(floor, "all queues today 10:00-12:00"))).toContain("Nothing is counted yet");
  expect(plain(await say(floor, "queue stats last 4h"))).toContain("rounded down to the quarter hour");
});

test("a space's own zone is the zone of queues now as well", async () => {
  const floor = await openFloor();
  const spaceId = floor.cloud.state().spaces.find(({ title }) => title === places.floor)?.id ?? "";
  await floor.store().spaces.put(spaceId, { spaceId, zone: "Europe/Paris" });
  expect(plain(await say(floor, "queues now"))).toContain("at 16:07:00 (Europe/Paris)");
});

test("few contacts are shown with their number and without a judgement", async () => {
  const floor = await openFloor({ now: "2026-11-21T06:55:00-05:00" });
  const reply = await say(floor, "queue stats today");
  const offered = count(
    harbor.id,
    stretch("2026-11-21T00:00:00-05:00", "2026-11-21T06:55:00-05:00"),
    floor.clock.now(),
  );
  expect(offered.offered).toBeGreaterThan(0);
  expect(offered.offered).toBeLessThan(30);
  expect(readCard(reply).figure("Service level").notes.join()).toContain(`n = ${offered.answered + offered.abandoned}`);
  expect(JSON.stringify(reply.card)).not.toMatch(/"(Attention|Good)"/);
});

describe("with more than sixty queues", () => {
  const model = withManyQueues(traffic(), 7);
  const all = model.centre(harbor.id)?.queues.length ?? 0;
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor({ model });
  });

  test("the card has the ten that need help, the rest as one row, and fits", async () => {
    const reply = await say(floor, "queue stats yesterday");
    expect(Buffer.byteLength(JSON.stringify(reply.card))).toBeLessThanOrEqual(20_000);
    expect(Buffer.byteLength(reply.text)).toBeLessThanOrEqual(7_439);
    const card = readCard(reply);
    expect(card.queues.size).toBe(11);
    expect(card.lines).toContain(`… ${all - 10} more queues`);
    const shown = [...card.queues.values()].reduce((sum, queue) => sum + (queue.answered ?? 0), 0);
    const byHand = count(harbor.id, stretch("2026-11-19T00:00:00-05:00", "2026-11-20T00:00:00-05:00"), now);
    expectShown(shown, byHand.answered, 0, "answered of ten queues and the rest");
    expectShown(card.counted("offered"), byHand.offered, 0, "offered");
  });

  test("all of them are one button away, page by page, each once", async () => {
    const reply = await say(floor, "queue stats yesterday");
    let page = await floor.press(reply, `All ${all} queues`, people.tom);
    const seen: string[] = [];
    for (let number = 1; ; number++) {
      expect(Buffer.byteLength(JSON.stringify(page.card))).toBeLessThanOrEqual(20_000);
      expect(Buffer.byteLength(page.text)).toBeLessThanOrEqual(7_439);
      seen.push(...readCard(page).queues.keys());
      if (!page.buttons.some(({ title }) => title === "Next page")) break;
      page = await floor.press(page, "Next page", people.tom);
      expect(number).toBeLessThan(10);
    }
    expect(new Set(seen).size).toBe(all);
    expect(seen).toHaveLength(all);
  });

  test("one queue can be chosen from all of them, and asked for by an unclear name", async () => {
    const reply = await say(floor, "queue stats yesterday queue:billing");
    expect(reply.buttons).toHaveLength(5);
    expect(plain(reply)).toContain("and 2 more");
    const one = await floor.press(reply, reply.buttons[0]?.title ?? "", people.tom);
    expect(plain(one)).toContain("Queue Billing – region 1");
  });
});

describe("with two contact centres in one space", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
    await linkBothTo(floor);
  });

  test("a question that names none is asked back, and each button asks it of one", async () => {
    const reply = await say(floor, "queue stats yesterday");
    expect(reply.buttons.map(({ title }) => title)).toEqual(["Harbor Insurance", "Lumen Voyages"]);
    const answer = await floor.press(reply, "Lumen Voyages", people.tom);
    expect(answer.shown).toContain("Lumen Voyages · ");
    expectShown(
      readCard(answer).counted("offered"),
      count(lumen.id, stretch("2026-11-19T00:00:00+01:00", "2026-11-20T00:00:00+01:00"), now).offered,
      0,
      "offered at Lumen",
    );
  });

  test("org:all shows one section each, and no total over two companies", async () => {
    const reply = await say(floor, "queue stats yesterday org:all");
    expect(plain(reply)).toContain("2 of 2 orgs answered");
    expect(plain(reply).match(/^Service level$/gm)).toHaveLength(2);
    expect(Buffer.byteLength(JSON.stringify(reply.card))).toBeLessThanOrEqual(20_000);
  });

  test("one fails: the other is shown, and the failure has its reason and its next step", async () => {
    await floor.later(20 * 60_000);
    floor.cloud.faults([{ match: "POST /wxcc/eu1/search", status: 422 }]);
    const reply = await say(floor, "queue stats today org:all");
    floor.cloud.faults([]);
    expect(plain(reply)).toContain("1 of 2 orgs answered");
    expect(plain(reply)).toContain("Lumen Voyages did not answer");
    expect(plain(reply)).toContain("whoever runs Floorwalker");
    expect(plain(reply).match(/^Service level$/gm)).toHaveLength(1);
  });

  test("one must sign in again: the other is shown, and the button to connect", async () => {
    await floor.store().orgs.update(lumen.id, (org) => org && { ...org, status: "reconnect" });
    const reply = await say(floor, "queue stats yesterday org:all");
    expect(plain(reply)).toContain("1 of 2 orgs answered");
    expect(reply.buttons.map(({ ask }) => ask)).toContain("connect");
    const one = await say(floor, 'queue stats yesterday org:"Harbor Insurance"');
    expect(one.shown).toContain("Harbor Insurance · ");
  });
});

describe("explanations and targets", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("why service level gives formula, fields and caveat", async () => {
    const shown = plain(await say(floor, "why service level"));
    for (const words of ["answered within the queue's own threshold", "isWithInServiceLevel", "six ways"])
      expect(shown).toContain(words);
  });

  test("every figure that a card of queue stats names can be explained", async () => {
    for (const name of [
      "Service level",
      "Abandonment",
      "Average speed of answer",
      "Average handle time",
      "Longest wait",
    ])
      expect(plain(await say(floor, `why ${name}`))).toContain("From Search");
  });

  test("help lists everything, and its buttons answer", async () => {
    const help = await say(floor, "help");
    for (const words of ["queue stats", "queues now", "target", "connect", "who", "why"])
      expect(help.shown).toContain(words);
    for (const { title } of help.buttons)
      expect((await floor.press(help, title, people.tom)).shown).not.toContain("mistake");
  });

  test("help queue stats shows how to ask, and its buttons answer", async () => {
    const help = await say(floor, "help queue stats");
    expect(help.shown).toContain("queue stats [period] [filters]");
    const answer = await floor.press(help, "queue stats last 7d channel:voice", people.tom);
    expect(plain(answer)).toContain("channel voice");
  });

  test("a manager sets a target, and the next card is measured by it", async () => {
    const refused = await say(floor, "target 95%");
    expect(refused.shown).toContain("Priya Nair");
    const saved = await say(floor, 'target 95% queue:"Billing"', people.priya);
    expect(plain(saved)).toContain("Service level target for Billing is now 95 %");
    expect(plain(await say(floor, "target"))).toMatch(/Billing\n95 %/);
    expect(plain(await say(floor, "queue stats yesterday queue:Billing"))).toContain("target 95 %");
    await say(floor, "target abandonment 4%", people.priya);
    expect(plain(await say(floor, "queue stats yesterday"))).toContain("target at most 4 %");
    await say(floor, "target default queue:Billing", people.priya);
    expect(plain(await say(floor, "queue stats yesterday queue:Billing"))).toContain("target 80 %");
  });
});
