import { afterAll, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { closeFloors, type Floor, FRIDAY_MORNING, openFloor, people, places } from "../helpers/floor.js";
import { endingCall, recordedCall } from "../helpers/recorded-contacts.js";

afterAll(closeFloors);

const MINUTE = 60_000;
const QUERY = "POST /v1/captures/query";
const NOT_READY = "The recording is not ready yet. I will post it here when it is.";

const call = endingCall(Date.parse(FRIDAY_MORNING), {
  that: ({ endedAt, captureReadyAt = 0 }) => captureReadyAt - endedAt > 35_000,
});
const question = `recording ${call.id}`;

/** A floor at the moment after the call's end. */
async function floorAtItsEnd(): Promise<Floor> {
  const floor = await openFloor({ now: new Date(call.endedAt + 1000).toISOString() });
  await floor.quiet();
  return floor;
}

async function ask(floor: Floor, space: string = places.floor): Promise<string> {
  const answer = floor.nextReply(space);
  const { id } = floor.write(question, { from: people.maya, space });
  expect((await answer).text).toContain(NOT_READY);
  await floor.quiet();
  floor.forgetCalls();
  return id;
}

/** What the bot posted after the first answer. */
const later = (floor: Floor, space?: string) => floor.replies(space).slice(1);
const promises = (floor: Floor) => floor.store().captureWaits.find();

describe("a recording that is asked for when the call has just ended", () => {
  test("is posted once, below the question, with the card that the command shows", async () => {
    const floor = await floorAtItsEnd();
    const asked = await ask(floor);
    expect(await promises(floor)).toMatchObject([{ taskId: call.id, orgId: harbor.id, parentId: asked }]);

    await floor.pass(5 * MINUTE);
    const [posted, ...more] = later(floor);
    expect(more).toEqual([]);
    expect(posted?.parentId).toBe(asked);
    expect(posted?.markdown).toContain(call.id);
    expect(JSON.stringify(posted?.cards)).toContain("/recordings/");
    expect(await promises(floor)).toEqual([]);

    await floor.later(60 * MINUTE);
    expect(later(floor)).toHaveLength(1);
    const again = await floor.say(question, { from: people.maya });
    // Each card has a link of its own to the same page, and what was promised says so.
    const withoutLink = (text = "") => text.replace(/recordings\/[\w.-]+/, "").replace(/\n\nPromised: .*$/, "");
    expect(withoutLink(again.text)).toBe(withoutLink(posted?.markdown ?? undefined));
    expect(posted?.markdown).toMatch(/Promised: recording .* posted by /);
  });

  test("is looked for at growing pauses, and no more often for being asked for again", async () => {
    const floor = await floorAtItsEnd();
    floor.cloud.faults([{ match: QUERY, status: 200, body: '{"data":[]}' }]);
    await ask(floor);
    await ask(floor);
    expect(await promises(floor)).toHaveLength(1);
    await floor.pass(31 * MINUTE);
    expect(floor.calls(QUERY)).toHaveLength(6);
    floor.cloud.faults([]);
    await floor.pass(30 * MINUTE);
    expect(later(floor)).toHaveLength(2);
    floor.cloud.faults([]);
  });

  test("a restart in between loses nothing and posts nothing twice", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    await floor.restart();
    await floor.pass(10_000);
    await floor.restart();
    await floor.pass(5 * MINUTE);
    await floor.restart();
    await floor.pass(5 * MINUTE);
    expect(later(floor)).toHaveLength(1);
  });

  test("a service that was down while it came posts it when it is back", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    floor.clock.advance(2 * 60 * MINUTE);
    await floor.restart();
    await floor.quiet();
    expect(later(floor)).toHaveLength(1);
  });

  test("two spaces that wait for one contact cost one call", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    await ask(floor, places.direct);
    await floor.pass(32_000);
    expect(floor.calls(QUERY)).toHaveLength(1);
    await floor.pass(5 * MINUTE);
    expect(later(floor)).toHaveLength(1);
    expect(later(floor, places.direct)).toHaveLength(1);
  });

  test("it is promised to the space: whoever asked may have left", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    floor.cloud.changeMembers({ space: places.floor, email: people.maya, action: "remove" });
    await floor.pass(5 * MINUTE);
    expect(later(floor)).toHaveLength(1);
  });

  test("a question that was deleted is answered in the space itself", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    floor.cloud.faults([{ match: "POST /v1/messages", status: 400, times: 2 }]);
    await floor.pass(5 * MINUTE);
    expect(later(floor)).toMatchObject([{ parentId: null }]);
  });
});

/** Twelve promises of one org at one moment, as if twelve people had asked. */
async function promiseMany(floor: Floor, count: number): Promise<void> {
  const now = floor.clock.now();
  const space = floor.cloud.state().spaces.find(({ title }) => title === places.floor);
  for (let n = 0; n < count; n++) {
    const taskId = `2b7f6c9e-0d34-4e58-b1a7-${String(n).padStart(12, "0")}`;
    const wait = { orgId: harbor.id, taskId, spaceId: space?.id ?? "", personId: "maya" };
    const due = { askedAt: now, nextAt: now + MINUTE, tries: 0 };
    await floor.store().captureWaits.put(`${wait.orgId}|${taskId}|${wait.spaceId}`, { ...wait, ...due });
  }
  await floor.restart();
  await floor.quiet();
  floor.forgetCalls();
}

test("twelve contacts of one org that are due at once take two calls", async () => {
  const floor = await openFloor();
  await promiseMany(floor, 12);
  await floor.pass(MINUTE);
  expect(floor.calls(QUERY)).toHaveLength(2);
});

test("more than fifty promises to one space are refused, and the sentence says so", async () => {
  const floor = await floorAtItsEnd();
  await promiseMany(floor, 50);
  const reply = await floor.say(question, { from: people.maya });
  expect(reply.text).toContain("50 others are being waited for in this space already");
  expect(reply.buttons.map((button) => button.ask)).toEqual([question]);
});

describe("a recording that never comes", () => {
  test("is looked for for a day; then the space is told once, below the question, and what to do", async () => {
    const floor = await floorAtItsEnd();
    floor.cloud.faults([{ match: QUERY, status: 200, body: '{"data":[]}' }]);
    const asked = await ask(floor);
    for (let hour = 0; hour <= 24; hour++) await floor.later(60 * MINUTE);
    const [told, ...more] = later(floor);
    expect(more).toEqual([]);
    expect(told?.parentId).toBe(asked);
    expect(told?.markdown).toContain(`The recording of ${call.id} has not appeared`);
    expect(told?.markdown).toContain("I have stopped waiting.");
    expect(await promises(floor)).toEqual([]);
    floor.forgetCalls();
    await floor.later(60 * MINUTE);
    expect(floor.calls(QUERY)).toEqual([]);
  });

  test("an upstream that is away does not count as an answer: it is asked again until it says something", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    floor.cloud.faults([{ match: QUERY, status: 503 }]);
    await floor.pass(3 * MINUTE);
    expect(later(floor)).toEqual([]);
    floor.cloud.faults([]);
    await floor.pass(10 * MINUTE);
    expect(later(floor)).toHaveLength(1);
  });
});

describe("when the space may not have it any more", () => {
  test("a contact centre that was disconnected: silence, and the log says why", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    for (const { spaceId } of await floor.store().links.find({ orgId: harbor.id }))
      await floor.store().links.remove(`${spaceId}|${harbor.id}`);
    await floor.pass(5 * MINUTE);
    expect(later(floor)).toEqual([]);
    expect(await promises(floor)).toEqual([]);
    expect(floor.log.join("")).toContain("a promise to post a recording was dropped");
  });

  test("a bot that was removed from the space forgets it", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    floor.cloud.faults([{ match: "GET /v1/memberships", status: 404 }]);
    await floor.pass(5 * MINUTE);
    floor.cloud.faults([]);
    expect(later(floor)).toEqual([]);
    expect(await promises(floor)).toEqual([]);
  });

  test("a guest who joined meanwhile: the reason in place of the card", async () => {
    const floor = await floorAtItsEnd();
    const asked = await ask(floor);
    floor.cloud.changeMembers({ space: places.floor, email: people.dana, action: "add" });
    await floor.pass(5 * MINUTE);
    const [told, ...more] = later(floor);
    expect(more).toEqual([]);
    expect(told?.parentId).toBe(asked);
    expect(told?.markdown).toContain("is ready, but: Dana Reyes is in this space but not of Harbor Insurance");
    expect(JSON.stringify(told)).not.toContain("/recordings/");
    expect(await promises(floor)).toEqual([]);
  });

  test("a sign-in that has ended costs no calls, and what was promised is posted after the next one", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    await floor.store().orgs.update(harbor.id, (org) => org && { ...org, status: "reconnect", managersToldAt: 1 });
    await floor.pass(60 * MINUTE);
    expect(floor.calls(QUERY)).toEqual([]);
    await floor.store().orgs.update(harbor.id, (org) => org && { ...org, status: "connected" });
    await floor.pass(6 * MINUTE);
    expect(later(floor)).toHaveLength(1);
  });
});

describe("a process that dies while it posts", () => {
  /** Leaves the store as it is between the claim and the record, with the answer already there or not. */
  async function dieWhilePosting(floor: Floor, space: string, posted: boolean, minutes = 20): Promise<void> {
    await ask(floor, space);
    const [wait] = await promises(floor);
    if (!wait) throw new Error("nothing is promised");
    const postingAt = floor.clock.now();
    if (posted) await floor.pass(5 * MINUTE);
    const id = `${wait.orgId}|${wait.taskId}|${wait.spaceId}`;
    await floor.store().captureWaits.put(id, { ...wait, postingAt });
    await floor.restart();
    await floor.pass(minutes * MINUTE);
    expect(await promises(floor)).toEqual([]);
  }

  test.each([
    [places.floor, "it had been posted"],
    [places.floor, "it had not been posted"],
    [places.direct, "it had been posted"],
    [places.direct, "it had not been posted"],
  ])("in %s, when %s: it is there once, never twice and never not at all", async (space, when) => {
    const floor = await floorAtItsEnd();
    await dieWhilePosting(floor, space, when === "it had been posted");
    expect(later(floor, space)).toHaveLength(1);
  });

  test("Webex refuses the look: it is not posted again, and the log says so", async () => {
    const floor = await floorAtItsEnd();
    floor.cloud.faults([{ match: "GET /v1/messages", status: 403 }]);
    await dieWhilePosting(floor, places.floor, true);
    expect(later(floor)).toHaveLength(1);
    expect(floor.log.join("")).toContain("whether a promised answer is there: it is not posted again");
  });

  test("Webex is away when it is looked for: it is looked for again until Webex says", async () => {
    const floor = await floorAtItsEnd();
    floor.cloud.faults([{ match: "GET /v1/messages", status: 503, times: 5 }]);
    await dieWhilePosting(floor, places.floor, true, 60);
    expect(later(floor)).toHaveLength(1);
    expect(floor.log.join("")).toContain("Webex did not say whether a promised answer is there");
  });

  test("Webex away for longer than the retries: it stays promised and comes later", async () => {
    const floor = await floorAtItsEnd();
    await ask(floor);
    floor.cloud.faults([{ match: "POST /v1/messages", status: 503, times: 5 }]);
    await floor.pass(30 * MINUTE);
    expect(later(floor)).toHaveLength(1);
    expect(await promises(floor)).toEqual([]);
  });
});

test("a recording that is there already is not promised", async () => {
  const floor = await openFloor();
  const reply = await floor.say(`recording ${recordedCall(floor.clock.now()).id}`, { from: people.maya });
  expect(reply.text).not.toContain(NOT_READY);
  expect(await promises(floor)).toEqual([]);
});
