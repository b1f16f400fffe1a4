import { afterAll, expect, test } from "vitest";
import { answers, askPatiently, callOf, floorOn } from "../helpers/failing.js";
import { closeFloors, type Floor, people, places } from "../helpers/floor.js";

afterAll(closeFloors);

const QUESTION = "queue stats last 31d";

/** Harbor by REST, where Contact Center asks for a pause of three seconds after every few calls. */
async function slowFloor(): Promise<Floor> {
  const match = callOf.rest;
  const turn = [
    { match, status: 429, retryAfter: 3, times: 1 },
    { match, times: 7 },
  ];
  return floorOn("rest", Array.from({ length: 12 }, () => turn).flat());
}

const notes = (floor: Floor) =>
  floor.replies(places.floor).filter(({ markdown }) => (markdown ?? "").startsWith("Working on it"));

/** The first state of the note that tells of progress. */
async function untilProgress(floor: Floor): Promise<void> {
  const told = () => notes(floor).some(({ markdown }) => /\d+ of 31 days/.test(markdown ?? ""));
  for (let seconds = 0; seconds < 30 && !told(); seconds += 1) await floor.pass(1000);
  expect(notes(floor).map(({ markdown }) => markdown)).toEqual([
    expect.stringMatching(/^Working on it: “queue stats last 31d” … \d+ of 31 days$/),
  ]);
}

/** Asked in this way nothing is waited for, because the note is the answer that comes. */
const begin = (floor: Floor) => floor.write(QUESTION, { from: people.maya });

test("31 days: one note tells how far the work is and becomes the answer; asked again it is two calls", async () => {
  const floor = await slowFloor();
  const said: string[] = [];
  floor.cloud.onMessage((news) => {
    if (news.kind !== "deleted" && news.message.markdown) said.push(news.message.markdown);
  });
  answers(await askPatiently(floor, QUESTION));

  const progress = said.flatMap((text) => /(\d+) of 31 days$/.exec(text)?.[1] ?? []).map(Number);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress).toEqual([...new Set(progress)].sort((a, b) => a - b));
  const edits = floor.calls("PUT /v1/messages");
  expect(edits.length).toBeGreaterThan(1);
  expect(edits.length).toBeLessThanOrEqual(10);
  expect(floor.replies(places.floor).filter(({ edited }) => edited)).toHaveLength(1);
  const refused = floor.requests().filter(({ path, status }) => path.includes("queues/statistics") && status === 429);
  expect(floor.calls(callOf.rest).length - refused.length).toBeLessThanOrEqual(62);

  await floor.later(2 * 60_000);
  floor.cloud.faults([]);
  floor.forgetCalls();
  answers(await askPatiently(floor, QUESTION));
  expect(floor.calls(callOf.rest).length).toBeLessThanOrEqual(2);
});

test("cancel stops one's own work: the note says so, no more calls are made, and asked again it is answered", async () => {
  const floor = await slowFloor();
  begin(floor);
  await untilProgress(floor);
  const [note] = notes(floor);

  floor.write("cancel", { from: people.maya });
  await floor.still();
  const stopped = floor.replies(places.floor);
  expect(stopped.find(({ id }) => id === note?.id)?.markdown).toMatch(/^\**Cancelled\./);
  expect(stopped.map(({ markdown }) => markdown).join("\n")).toContain("Stopped “queue stats last 31d”");
  const calls = floor.calls(callOf.rest).length;
  await floor.pass(10_000);
  expect(floor.calls(callOf.rest).length).toBe(calls);

  answers(await askPatiently(floor, QUESTION));
});

test("a cancelled question is cancelled, not failed, in the audit trail and among the measures", async () => {
  const floor = await slowFloor();
  begin(floor);
  await untilProgress(floor);
  floor.write("cancel", { from: people.maya });
  await floor.still();
  const trail = await floor.store().audit.read({ from: 0, to: Infinity });
  expect(trail.find(({ action }) => action === "queue-stats")).toMatchObject({
    outcome: "cancelled",
    code: "cancelled",
  });
  const measures = await (await fetch(`${floor.serviceUrl}/metrics`)).text();
  expect(measures).toContain('floorwalker_questions_total{outcome="cancelled",command="queue-stats"} 1');
});

test.each([
  ["queues now", "POST /search", "GET /v1/ewt"],
  ['queue stats yesterday queue:"Billing"', "GET /organization/*/v2/contact-service-queue", "POST /search"],
  ['agents now agent:"Nora Whitfield"', "GET /organization/*/v2/user", "GET /organization/none"],
])("cancel stops %s while it waits for its first reading, and nothing else is asked", async (question, first, next) => {
  const floor = await floorOn("search", [{ match: first, status: 429, retryAfter: 20 }]);
  floor.write(question, { from: people.maya });
  await floor.pass(3000);
  const asked = floor.requests().length;
  floor.write("cancel", { from: people.maya });
  await floor.still();
  floor.cloud.faults([]);
  const before = floor.requests().filter(({ path }) => path.includes("/wxcc/")).length;
  expect(asked).toBeGreaterThan(0);
  await floor.pass(40_000);
  expect(floor.requests().filter(({ path }) => path.includes("/wxcc/"))).toHaveLength(before);
  expect(floor.calls(next)).toEqual([]);
  expect(
    floor
      .replies(places.floor)
      .map(({ markdown }) => markdown)
      .join("\n"),
  ).toMatch(/Cancelled\./);
});

test("nobody cancels the work of somebody else, and the same question of two people goes on for the other", async () => {
  const floor = await slowFloor();
  begin(floor);
  await untilProgress(floor);

  floor.write("cancel", { from: people.priya });
  await floor.still();
  expect(floor.replies(places.floor).at(-1)?.markdown).toContain("Nothing of yours is running");
  expect(notes(floor)).toHaveLength(1);

  floor.write(QUESTION, { from: people.priya });
  await floor.still();
  floor.write("cancel", { from: people.priya });
  await floor.still();
  const reply = await floor.passTimeUntil(floor.nextReply());
  answers(reply);
  expect(notes(floor)).toEqual([]);
});
