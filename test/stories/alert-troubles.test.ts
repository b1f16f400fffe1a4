import { afterAll, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import type { OrgSettings } from "../../src/store/records.js";
import { BEFORE_THE_RUSH, passTo, putRule, texts } from "../helpers/alert-rules.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";

afterAll(closeFloors);

const settle = (floor: Floor, settings: Partial<OrgSettings>) =>
  floor.store().orgs.update(harbor.id, (org) => org && { ...org, settings: { ...org.settings, ...settings } });
const ofAlerts = (floor: Floor) =>
  texts(floor).filter((text) => /^\*\*(Warning|Critical|Eased|Resolved|Ended|Not)/.test(text));

describe("figures that are missing", () => {
  test("one notice says so, nothing is judged meanwhile, and the same message says that they are back", async () => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m");
    await floor.say("alert when waiting contacts > 3");
    await passTo(floor, "11:36:00");
    const told = ofAlerts(floor);
    expect(told.length).toBe(2);
    floor.cloud.faults([{ match: "POST /search", status: 503 }]);
    await passTo(floor, "12:30:00");
    expect(ofAlerts(floor)).toEqual(told);
    const notices = texts(floor).filter((text) => text.includes("Alerts have no figures of Harbor Insurance"));
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain("figures for 2 alerts of this space could not be read");
    floor.cloud.faults([]);
    await passTo(floor, "12:34:00");
    expect(texts(floor).filter((text) => text.includes("Alerts have no figures"))).toEqual([]);
    expect(texts(floor).filter((text) => text.includes("Alerts have figures of Harbor Insurance again"))).toHaveLength(
      1,
    );
    expect(ofAlerts(floor).every((text) => text.startsWith("**Eased"))).toBe(true);
  });

  test("a hiccup of one poll is not worth a word", async () => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when waiting contacts > 30");
    const before = floor.replies().length;
    floor.cloud.faults([{ match: "POST /search", status: 400, times: 1 }]);
    await passTo(floor, "11:32:00");
    expect(floor.replies()).toHaveLength(before);
  });
});

test("in quiet hours nothing is posted; what still holds at their end is posted then", async () => {
  const floor = await openFloor({ now: BEFORE_THE_RUSH });
  await settle(floor, { quietHours: { fromMinute: 11 * 60, toMinute: 12 * 60 } });
  await floor.say("alert when longest wait > 5m");
  const before = floor.replies().length;
  await passTo(floor, "11:59:30");
  expect(floor.replies()).toHaveLength(before);
  await passTo(floor, "12:02:00");
  expect(ofAlerts(floor)).toHaveLength(1);
  expect(ofAlerts(floor)[0]).toMatch(/^\*\*Warning: longest wait now[\s\S]*Since: 11:3\d/);
});

test("what began and ended in quiet hours is never told", async () => {
  const floor = await openFloor({ now: BEFORE_THE_RUSH });
  await settle(floor, { quietHours: { fromMinute: 11 * 60, toMinute: 12 * 60 + 30 } });
  await floor.say("alert when longest wait > 5m");
  const before = floor.replies().length;
  await passTo(floor, "12:40:00");
  expect(floor.replies()).toHaveLength(before);
});

test("outside business hours nothing is asked, and an event ends with them", async () => {
  const floor = await openFloor({ now: BEFORE_THE_RUSH });
  await settle(floor, { businessHours: { from: "08:00", to: "11:45" } });
  await floor.say("alert when longest wait > 5m");
  await passTo(floor, "11:46:30");
  expect(ofAlerts(floor)[0]).toMatch(/^\*\*Not watched now: longest wait now/);
  await floor.quiet();
  floor.forgetCalls();
  await passTo(floor, "12:10:00");
  expect(floor.calls("/search")).toEqual([]);
});

test("many that fire at once share one message, which tells all of them until the last is over", async () => {
  const floor = await openFloor({ now: BEFORE_THE_RUSH });
  for (const seconds of [350, 355, 360, 365, 370]) await floor.say(`alert when longest wait > ${seconds}s`);
  const posted = floor.nextReply();
  await passTo(floor, "11:36:00");
  const live = await posted;
  expect(live.text).toMatch(/^\*\*5 alerts at once\*\* — warning: longest wait now/);
  expect(live.buttons.map(({ title }) => title)).toEqual([
    ...["Acknowledge all", "Snooze all 30 min", "Open the queues", "Alerts"],
  ]);
  await floor.press(live, "Acknowledge all", people.tom);
  await floor.quiet();
  expect(texts(floor).filter((text) => text.includes("Taken care of by Tom Okafor"))).toHaveLength(1);
  await passTo(floor, "12:32:00");
  expect(texts(floor).filter((text) => text.startsWith("**5 alerts"))).toHaveLength(1);
  expect(texts(floor).find((text) => text.startsWith("**5 alerts"))).toContain("5 alerts are over");
});

test("where Webex refuses to edit cards, a new message takes the place of the old one", async () => {
  const floor = await openFloor({ now: BEFORE_THE_RUSH, cloud: { cardEdits: "refused" } });
  await floor.say("alert when longest wait > 5m critical 10m");
  await passTo(floor, "11:36:00");
  expect(ofAlerts(floor)).toHaveLength(1);
  await passTo(floor, "11:45:00");
  expect(ofAlerts(floor)).toHaveLength(1);
  expect(ofAlerts(floor)[0]).toContain("Critical");
});

test("a message that has been edited ten times points to the one that goes on", async () => {
  const floor = await openFloor({ now: BEFORE_THE_RUSH });
  await floor.say("alert when longest wait > 5m critical 10m");
  await passTo(floor, "11:36:00");
  for (const state of await floor.store().alertStates.find())
    await floor.store().alertStates.put(state.alertId, { ...state, edits: 9 });
  await passTo(floor, "11:45:00");
  expect(texts(floor).filter((text) => text.includes("goes on in a newer message"))).toHaveLength(1);
  expect(ofAlerts(floor).at(-1)).toMatch(/^\*\*Critical: longest wait now\*\* — Harbor Insurance: /);
});

describe("rights are those of the owner at that moment", () => {
  test("with somebody in the space who may not see the figures nothing is posted, and the owner is told once", async () => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m", { from: people.maya });
    floor.cloud.changeMembers({ space: places.floor, email: people.dana, action: "add" });
    const before = floor.replies().length;
    await passTo(floor, "11:50:00");
    expect(floor.replies()).toHaveLength(before);
    const told = texts(floor, places.direct).filter((text) => text.includes("An alert was paused"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("Somebody is in its space who may not see figures of Harbor Insurance");
  });

  test("when the owner has left, the space is told once, and a manager takes the alert over", async () => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m", { from: people.tom });
    floor.cloud.changeMembers({ space: places.floor, email: people.tom, action: "remove" });
    const posted = floor.nextReply();
    await passTo(floor, "11:40:00");
    const told = await posted;
    expect(told.text).toContain("Its owner may not see figures of Harbor Insurance here any more.");
    expect(ofAlerts(floor)).toEqual([]);
    expect((await floor.press(told, "Resume", people.priya)).text).toContain("Alert resumed");
    await passTo(floor, "11:43:00");
    expect(ofAlerts(floor)[0]).toContain("longest wait now");
    expect((await floor.say("alerts", { from: people.priya })).shown).toContain("set by Priya Nair");
  });

  test("a space that is not linked any more gets no figures", async () => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m");
    for (const link of await floor.store().links.find({ orgId: harbor.id }))
      await floor.store().links.remove(`${link.spaceId}|${link.orgId}`);
    await passTo(floor, "11:50:00");
    expect(ofAlerts(floor)).toEqual([]);
    expect(
      texts(floor).filter((text) => text.includes("Harbor Insurance is not linked to its space any more.")),
    ).toHaveLength(1);
  });

  test("a bot that was removed says nothing to the space and tells the owner", async () => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m", { from: people.maya });
    floor.cloud.changeMembers({ space: places.floor, email: "floorwalker@webex.bot", action: "remove" });
    await passTo(floor, "11:50:00");
    expect(
      texts(floor, places.direct).filter((text) => text.includes("The bot is not in its space any more.")),
    ).toHaveLength(1);
  });
});

test("a queue that is not found is told to the owner once, and the alert stands still", async () => {
  const floor = await openFloor({ now: BEFORE_THE_RUSH });
  await putRule(floor, "gonner", { queues: ["Billing", "Old claims"], warning: 1 });
  await floor.restart();
  await passTo(floor, "11:50:00");
  expect(ofAlerts(floor)).toEqual([]);
  const told = texts(floor, places.direct).filter((text) => text.includes("An alert's queue is not found"));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("“Old claims”");
  expect((await floor.say("alerts")).shown).toContain("Its queue is not found: renamed or removed.");
});

test("an hour far from the usual is told with what is usual, and its history is asked for once", async () => {
  const floor = await openFloor({ now: "2026-11-20T09:50:00-05:00" });
  await floor.say("alert when average wait today is unusual");
  await floor.say('alert when average wait today is unusual queue:"Claims","Billing"');
  await floor.quiet();
  floor.forgetCalls();
  await passTo(floor, "10:30:00");
  expect(floor.calls("/search").length).toBeLessThanOrEqual(2 * 5);
  expect(ofAlerts(floor)[0]).toContain(
    "Warning: average wait today** — Harbor Insurance: 09:00–10:00: 7:20 of 67; usual 2:44 (2:15–4:41 on 4 Fridays)",
  );
});

describe("a process that dies while it posts an event's message", () => {
  /** Leaves the state as it is between the claim and the record. */
  async function dieAfterPosting(): Promise<Floor> {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m critical 10m");
    await passTo(floor, "11:36:00");
    const [live] = ofAlerts(floor);
    const mark = /Alert (\w+ [\w:.-]+), posted by/.exec(live ?? "")?.[1];
    const [state] = await floor.store().alertStates.find();
    if (!state?.editedAt || !state.shown || !mark) throw new Error("nothing was posted");
    const { messageId: _, editedAt, shown, ...before } = state;
    await floor.store().alertStates.put(state.alertId, { ...before, posting: { mark, at: editedAt, shown } });
    return floor;
  }

  test("a message that had arrived is found after the restart and changes as the event does", async () => {
    const floor = await dieAfterPosting();
    const [{ id } = { id: "" }] = floor.replies().slice(-1);
    await floor.restart();
    await passTo(floor, "11:45:00");
    expect(ofAlerts(floor)).toHaveLength(1);
    expect(floor.replies().find((reply) => reply.id === id)?.markdown).toContain("**Critical: longest wait now");
  });

  test("a message that had not arrived is posted after the restart", async () => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m");
    floor.cloud.faults([{ match: "POST /v1/messages", status: 503, times: 1 }]);
    const posting = async () => (await floor.store().alertStates.find())[0]?.posting;
    for (let tries = 0; tries < 50 && !(await posting()); tries++) await floor.pass(15_000);
    expect(await posting()).toBeDefined();
    expect(ofAlerts(floor)).toEqual([]);
    await floor.restart();
    await passTo(floor, "11:38:00");
    expect(ofAlerts(floor)).toHaveLength(1);
    expect(await posting()).toBeUndefined();
  });

  test("while Webex stays away nothing is posted; when it is back the message is found", async () => {
    const floor = await dieAfterPosting();
    floor.cloud.faults([{ match: "GET /v1/messages", status: 503 }]);
    await floor.restart();
    await passTo(floor, "11:41:00");
    expect(ofAlerts(floor)).toHaveLength(1);
    expect((await floor.store().alertStates.find())[0]?.messageId).toBeUndefined();
    floor.cloud.faults([]);
    await passTo(floor, "11:46:00");
    expect(ofAlerts(floor)).toHaveLength(1);
    expect(ofAlerts(floor)[0]).toContain("Critical");
  });

  test("when Webex refuses the look it is not posted again, and the next change is a message of its own", async () => {
    const floor = await dieAfterPosting();
    floor.cloud.faults([{ match: "GET /v1/messages", status: 403 }]);
    await floor.restart();
    await passTo(floor, "11:37:30");
    expect(ofAlerts(floor)).toHaveLength(1);
    expect(floor.log.join("")).toContain("whether an alert's message is there: it is not posted again");
    floor.cloud.faults([]);
    await passTo(floor, "11:45:00");
    expect(ofAlerts(floor).map((text) => text.split(":")[0])).toEqual(["**Warning", "**Critical"]);
  });

  test("a message of which Webex did not say that it took it is looked for before it is posted again", async () => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m");
    await floor.quiet();
    floor.forgetCalls();
    floor.cloud.faults([{ match: "POST /v1/messages", status: 503, times: 1 }]);
    await passTo(floor, "11:38:00");
    expect(ofAlerts(floor)).toHaveLength(1);
    expect(floor.calls("/v1/messages").slice(0, 3)).toEqual([
      ...["POST /v1/messages", "GET /v1/messages", "POST /v1/messages"],
    ]);
  });
});

describe("a rule that is deleted or paused while Webex is away", () => {
  const PUT = "PUT /v1/messages/*";
  const liveOnes = (floor: Floor) => ofAlerts(floor).map((text) => text.split(":")[0]);

  async function floorWith(verb: "pause" | "delete"): Promise<Floor> {
    const floor = await openFloor({ now: BEFORE_THE_RUSH });
    await floor.say("alert when longest wait > 5m");
    await passTo(floor, "11:36:00");
    const [rule] = await floor.store().alerts.find();
    floor.cloud.faults([{ match: PUT, status: 503 }]);
    floor.write(`alert ${verb} ${rule?.id}`, { from: people.maya });
    await floor.pass(5 * 60_000);
    expect(liveOnes(floor)).toEqual(["**Warning"]);
    return floor;
  }

  test.each(["pause", "delete"] as const)("%s: the message says so once Webex takes it", async (verb) => {
    const floor = await floorWith(verb);
    floor.cloud.faults([]);
    await floor.pass(5 * 60_000);
    expect(liveOnes(floor)).toEqual(["**Not watched any more"]);
    floor.forgetCalls();
    await floor.pass(10 * 60_000);
    expect(floor.calls("PUT")).toEqual([]);
    if (verb === "delete") expect(await floor.store().alertStates.find()).toEqual([]);
  });

  test.each(["pause", "delete"] as const)("%s: also when the service was restarted meanwhile", async (verb) => {
    const floor = await floorWith(verb);
    await floor.restart();
    await floor.pass(5 * 60_000);
    floor.cloud.faults([]);
    await floor.pass(5 * 60_000);
    expect(liveOnes(floor)).toEqual(["**Not watched any more"]);
    expect(await floor.store().alerts.find()).toHaveLength(verb === "pause" ? 1 : 0);
  });

  test("after an hour it is given up and nothing of the deleted rule is kept", async () => {
    const floor = await floorWith("delete");
    await floor.pass(70 * 60_000);
    expect(await floor.store().alertStates.find()).toEqual([]);
    floor.forgetCalls();
    await floor.pass(5 * 60_000);
    expect(floor.calls("PUT")).toEqual([]);
  });
});
