import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import { comes, onlySchedule } from "../helpers/schedules.js";

afterAll(closeFloors);

const MINUTE_MS = 60_000;

let floor: Floor;
beforeEach(async () => {
  floor = await openFloor();
  await floor.say("schedule queue stats today at 18:00", { from: people.maya });
  await floor.quiet();
});

const runOf = async (date: string) => floor.store().runs.get(`${(await onlySchedule(floor)).id}|${date}`);
/** What the bot said in a space after the schedule was made. */
const said = (space?: string) => floor.replies(space).map(({ markdown }) => markdown ?? "");
const posts = () => said().filter((text) => text.includes("posted by <@personId:"));

describe("after an outage", () => {
  test("a post comes late, with the figures of its time, and says so", async () => {
    await floor.restart();
    await comes(floor, "2026-11-20T20:30:00");
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain("Posted late, due Fri 20 Nov 2026, 18:00");
    expect(posts()[0]).toContain("00:00–18:00");
    expect(await runOf("2026-11-20")).toMatchObject({ state: "posted" });
  });

  test("of several days only the newest is posted, and only within its limit; the others are missed", async () => {
    await comes(floor, "2026-11-23T01:00:00");
    expect(posts()).toEqual([]);
    expect((await floor.say("schedules")).shown).toContain("Sun 22 Nov 2026, 18:00 – missed");
    expect(await runOf("2026-11-21")).toMatchObject({ state: "missed" });
    await comes(floor, "2026-11-24T19:00:00");
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain("due Tue 24 Nov 2026, 18:00");
  });
});

describe("Contact Center is away at the hour", () => {
  test("the question is asked again, and the post comes once", async () => {
    floor.cloud.faults([{ match: "POST /search", status: 503 }]);
    await comes(floor, "2026-11-20T17:59:59");
    floor.clock.advance(1000);
    await floor.pass(MINUTE_MS);
    floor.cloud.faults([]);
    await floor.pass(5 * MINUTE_MS);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain("Queue stats");
  });

  test("for long, the space is told once that it could not be made", async () => {
    floor.cloud.faults([{ match: "POST /search", status: 503 }]);
    await comes(floor, "2026-11-20T17:59:59");
    floor.clock.advance(1000);
    await floor.pass(90 * MINUTE_MS);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain("The 18:00 post could not be made");
    expect(await runOf("2026-11-20")).toMatchObject({ state: "failed", code: "upstream-unavailable" });
  }, 30_000);
});

describe("Webex does not say whether it took the post", () => {
  test("it is looked for before it is made again", async () => {
    await comes(floor, "2026-11-20T17:59:59");
    floor.cloud.faults([{ match: "POST /v1/messages", drop: true, times: 1 }]);
    floor.clock.advance(1000);
    await floor.pass(2 * MINUTE_MS);
    expect(floor.calls("GET /v1/messages").filter((call) => call === "GET /v1/messages")).toHaveLength(1);
    expect(posts()).toHaveLength(1);
    expect(await runOf("2026-11-20")).toMatchObject({ state: "posted" });
  });
});

describe("a schedule that cannot go on stops, and somebody is told once", () => {
  const stopped = async (reason: string) => {
    await comes(floor, "2026-11-20T18:00:00");
    await comes(floor, "2026-11-21T18:00:00");
    expect(posts()).toEqual([]);
    expect(await onlySchedule(floor)).toMatchObject({ paused: { reason } });
  };
  const told = () => said(places.direct).filter((text) => text.includes("A schedule is paused"));

  test("its owner has left the space", async () => {
    floor.cloud.changeMembers({ space: places.floor, email: people.maya, action: "remove" });
    await stopped("owner-gone");
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain("Its owner is not in the space any more");
  });

  test("the bot was removed from the space; added again, its owner lets it go on", async () => {
    const bot = floor.cloud.state().bot.email;
    floor.cloud.changeMembers({ space: places.floor, email: bot, action: "remove" });
    await stopped("space-gone");
    expect(told()[0]).toContain("I am not in its space any more");
    floor.cloud.changeMembers({ space: places.floor, email: bot, action: "add" });
    const { id } = await onlySchedule(floor);
    expect((await floor.say(`schedule resume ${id}`, { from: people.maya })).shown).toContain("Resumed");
    await comes(floor, "2026-11-22T18:00:00");
    expect(posts()).toHaveLength(1);
  });

  test("somebody from outside has joined the space", async () => {
    floor.cloud.changeMembers({ space: places.floor, email: people.dana, action: "add" });
    await stopped("refused");
    expect(told()[0]).toContain("may not be shown there any more");
  });

  test("its contact centre was disconnected; connected again, it goes on by itself", async () => {
    const link = await floor.store().links.find({ orgId: harbor.id });
    const here = link.find(({ spaceId }) => spaceId === floor.cloud.state().spaces[0]?.id);
    if (!here) throw new Error("the space is not linked");
    await floor.store().links.remove(`${here.spaceId}|${harbor.id}`);
    await stopped("org-gone");
    expect(told()).toHaveLength(1);
    await floor.store().links.put(`${here.spaceId}|${harbor.id}`, here);
    await comes(floor, "2026-11-21T18:05:00");
    expect((await onlySchedule(floor)).paused).toBeUndefined();
    await comes(floor, "2026-11-22T18:00:00");
    expect(posts()).toHaveLength(1);
  });

  test("the sign-in of its contact centre has ended", async () => {
    floor.cloud.revoke(harbor.id);
    await stopped("org-gone");
    expect(told()).toHaveLength(1);
  });
});

test("skip empty posts nothing about nothing, and the list says so", async () => {
  const [schedule] = await floor.store().schedules.find();
  await floor.say(`schedule delete ${schedule?.id} confirm`, { from: people.maya });
  await floor.say("schedule tasks today 00:00-00:15 at 03:00 skip empty channel:social", { from: people.maya });
  await comes(floor, "2026-11-21T03:00:00");
  expect(posts()).toEqual([]);
  expect((await floor.say("schedules")).shown).toContain("nothing to tell, so nothing was posted");
});
