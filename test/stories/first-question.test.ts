import { afterAll, expect, test } from "vitest";
import { closeFloors, openFloor, people, places } from "../helpers/floor.js";

afterAll(closeFloors);

test("a supervisor asks for today's queues and sees a card with true numbers", async () => {
  const floor = await openFloor();
  const reply = await floor.say("queue stats today", { from: people.maya });
  expect(reply.shown).toContain("Queue stats");
  expect(reply.shown).toContain("Harbor Insurance");
  expect(reply.text).toContain("as of 10:07");
});

test("a refresh within the minute asks Contact Center nothing", async () => {
  const floor = await openFloor();
  const first = await floor.say("queue stats today", { from: people.maya });
  floor.forgetCalls();
  const again = await floor.press(first, "Refresh", people.tom);
  expect(floor.calls("POST /search")).toEqual([]);
  expect(again.text).toBe(first.text);
});

test("a guest asks and is refused, told why", async () => {
  const floor = await openFloor();
  const reply = await floor.say("queue stats today", { from: people.dana, space: places.withGuest });
  expect(reply.text).not.toMatch(/\d %/);
  expect(reply.text).toContain("Harbor Insurance");
});
