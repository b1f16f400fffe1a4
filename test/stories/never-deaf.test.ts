import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeFloors, type Floor, openFloor, people } from "../helpers/floor.js";
import {
  addForeignWebhook,
  changeWebhook,
  firehose,
  isReady,
  listWebhooks,
  readiness,
  removeWebhook,
} from "../helpers/webhooks.js";

afterAll(closeFloors);

const MINUTE = 60_000;

describe("Webex is away when the service starts", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
    await floor.quiet();
  });

  test("who the bot is cannot be asked for minutes: the service waits, /readyz says so, then it answers", async () => {
    floor.cloud.faults([{ match: "GET /v1/people/me", status: 503 }]);
    const starting = floor.restart();
    await floor.pass(2 * MINUTE);
    expect(await readiness(floor)).toEqual({ status: 503, reasons: ["the bot is not yet registered with Webex"] });
    expect((await fetch(`${floor.serviceUrl}/healthz`)).status).toBe(200);
    floor.cloud.faults([]);
    await floor.passTimeUntil(starting);
    expect(await readiness(floor)).toEqual(isReady);
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance · as of");
  });

  test.each(["GET /v1/webhooks", "PUT /v1/webhooks/*"])(
    "%s fails: the service comes up, /readyz tells, and it heals by itself",
    async (match) => {
      await changeWebhook(floor, await firehose(floor), { secret: "the one of last month, since replaced" });
      floor.cloud.faults([{ match, status: 500 }]);
      await floor.passTimeUntil(floor.restart());
      expect((await readiness(floor)).reasons.join()).toMatch(/webhooks/);
      await floor.pass(MINUTE);
      expect((await readiness(floor)).reasons.join()).toMatch(/webhooks/);
      floor.cloud.faults([]);
      await floor.pass(MINUTE);
      expect(await readiness(floor)).toEqual(isReady);
      expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
    },
  );

  test("new webhooks cannot be made: the service comes up, /readyz tells, and it is not deaf for ever", async () => {
    for (const { id } of await listWebhooks(floor)) await removeWebhook(floor, id);
    floor.cloud.faults([{ match: "POST /v1/webhooks", status: 500 }]);
    await floor.passTimeUntil(floor.restart());
    expect((await readiness(floor)).status).toBe(503);
    floor.cloud.faults([]);
    await floor.pass(MINUTE);
    expect(await readiness(floor)).toEqual(isReady);
    expect(await listWebhooks(floor)).toHaveLength(2);
    expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
  });
});

describe("webhooks that go wrong while the service runs", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
    await floor.quiet();
  });

  test("one that was removed is back within a minute", async () => {
    await removeWebhook(floor, await firehose(floor));
    await floor.later(MINUTE);
    expect(await listWebhooks(floor)).toHaveLength(2);
    expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
  });

  test("one that Webex switched off after a hundred refused deliveries is switched on within a minute", async () => {
    await changeWebhook(floor, await firehose(floor), { secret: "not the one the service checks against" });
    for (let count = 0; count < 100; count++) floor.write("help", { from: people.maya });
    await floor.quiet();
    expect((await listWebhooks(floor)).map((webhook) => webhook.status)).toContain("inactive");
    expect(floor.log.join("")).toContain("webhook delivery with a wrong signature refused");
    await floor.later(MINUTE);
    expect((await listWebhooks(floor)).map((webhook) => webhook.status)).toEqual(["active", "active"]);
    expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
  });

  test("one that was pointed elsewhere is pointed back within a minute", async () => {
    await changeWebhook(floor, await firehose(floor), { targetUrl: "http://127.0.0.1:9/elsewhere" });
    await floor.later(MINUTE);
    expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
  });

  test("when they cannot be looked at, /readyz says so until they can", async () => {
    await floor.quiet();
    floor.cloud.faults([{ match: "GET /v1/webhooks", status: 503 }]);
    await floor.pass(2 * MINUTE);
    expect(await readiness(floor)).toEqual({
      status: 503,
      reasons: ["Webex did not let the webhooks be checked or registered"],
    });
    floor.cloud.faults([]);
    await floor.pass(MINUTE);
    expect(await readiness(floor)).toEqual(isReady);
  });

  test("the other webhooks of the bot are left alone", async () => {
    const id = await addForeignWebhook(floor);
    await floor.restart();
    await floor.later(MINUTE);
    expect((await listWebhooks(floor)).map((webhook) => webhook.id)).toContain(id);
  });
});
