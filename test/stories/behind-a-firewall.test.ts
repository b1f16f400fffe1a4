import { afterAll, expect, test } from "vitest";
import { closeFloors, openFloor, people } from "../helpers/floor.js";

afterAll(closeFloors);

const env = { WEBEX_TRANSPORT: "websocket" };

test("a network that Webex cannot reach: questions and presses come through the socket, and no webhook is registered", async () => {
  const floor = await openFloor({ env });
  const reply = await floor.say("queue stats today", { from: people.maya });
  expect(reply.shown).toContain("Service level");
  const again = await floor.press(reply, "Refresh", people.tom);
  expect(again.text).toBe(reply.text);
  expect(floor.calls("POST /v1/webhooks")).toEqual([]);
  expect((await fetch(`${floor.serviceUrl}/readyz`)).status).toBe(200);
});

test("a message whose fetch fails on the socket is fetched again, not lost", async () => {
  const floor = await openFloor({ env });
  floor.cloud.faults([{ match: "GET /v1/messages/*", status: 503, times: 1 }]);
  const reply = await floor.say("help", { from: people.maya });
  expect(reply.shown).toContain("queue stats");
});
