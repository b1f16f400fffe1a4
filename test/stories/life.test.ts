import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { credentials, harbor, lumen } from "../../src/sandbox/world.js";
import { signIn } from "../helpers/browser.js";
import { listWebhooks } from "../helpers/deliver.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import { until } from "../helpers/settle.js";

afterAll(closeFloors);

const MINUTE = 60_000;

async function ready(floor: Floor): Promise<{ status: number; reasons: string[] }> {
  const response = await fetch(`${floor.serviceUrl}/readyz`);
  const { reasons }: { reasons: string[] } = JSON.parse(await response.text());
  return { status: response.status, reasons };
}

const isReady = { status: 200, reasons: [] };

describe("stopping and starting again", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("a question that was taken just before the stop is answered", async () => {
    await floor.quiet();
    floor.forgetCalls();
    const before = floor.replies().length;
    floor.write("queue stats yesterday", { from: people.maya });
    await until(() => floor.underWay() > 0, "the question to be taken");
    await floor.restart();
    await floor.quiet();
    const answers = floor.replies().slice(before);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.markdown).toContain("yesterday");
  });

  test("twenty questions at the stop: each is answered once", async () => {
    await floor.quiet();
    const before = floor.replies().length;
    for (let count = 0; count < 20; count++) floor.write("help", { from: people.maya });
    await until(() => floor.underWay() === 20, "all to be taken");
    await floor.restart();
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before + 20);
  });

  test("what arrives while the service starts is answered when it has started", async () => {
    await floor.quiet();
    floor.cloud.faults([{ match: "GET /v1/people/me", status: 503, times: 2 }]);
    const starting = floor.restart();
    await until(() => floor.log.some((line) => line.includes('"path":"/people/me"')), "the start to begin");
    const answer = floor.nextReply();
    floor.write("queue stats today", { from: people.maya });
    await floor.passTimeUntil(starting);
    expect((await answer).text).toContain("Harbor Insurance · as of");
  });

  test("the webhooks are kept, not made anew: a restart is never deaf", async () => {
    const before = await listWebhooks(floor);
    await floor.restart();
    await floor.quiet();
    expect((await listWebhooks(floor)).map((webhook) => webhook.id)).toEqual(before.map((webhook) => webhook.id));
    expect(before.map((webhook) => [webhook.resource, webhook.event])).toEqual([
      ["all", "all"],
      ["attachmentActions", "created"],
    ]);
  });
});

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
    expect(await ready(floor)).toEqual({ status: 503, reasons: ["the bot is not yet registered with Webex"] });
    expect((await fetch(`${floor.serviceUrl}/healthz`)).status).toBe(200);
    floor.cloud.faults([]);
    await floor.passTimeUntil(starting);
    expect(await ready(floor)).toEqual(isReady);
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance · as of");
  });

  test.each(["GET /v1/webhooks", "PUT /v1/webhooks/*"])(
    "%s fails: the service comes up, /readyz tells, and it heals by itself",
    async (match) => {
      await changeWebhook(floor, await firehose(floor), { secret: "the one of last month, since replaced" });
      floor.cloud.faults([{ match, status: 500 }]);
      await floor.passTimeUntil(floor.restart());
      expect((await ready(floor)).reasons.join()).toMatch(/webhooks/);
      await floor.pass(MINUTE);
      expect((await ready(floor)).reasons.join()).toMatch(/webhooks/);
      floor.cloud.faults([]);
      await floor.pass(MINUTE);
      expect(await ready(floor)).toEqual(isReady);
      expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
    },
  );

  test("new webhooks cannot be made: the service comes up, /readyz tells, and it is not deaf for ever", async () => {
    for (const { id } of await listWebhooks(floor)) await removeWebhook(floor, id);
    floor.cloud.faults([{ match: "POST /v1/webhooks", status: 500 }]);
    await floor.passTimeUntil(floor.restart());
    expect((await ready(floor)).status).toBe(503);
    floor.cloud.faults([]);
    await floor.pass(MINUTE);
    expect(await ready(floor)).toEqual(isReady);
    expect(await listWebhooks(floor)).toHaveLength(2);
    expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
  });
});

const headers = { authorization: `Bearer ${credentials.botToken}` };
const removeWebhook = (floor: Floor, id: string) =>
  fetch(`${floor.cloudUrl}/v1/webhooks/${id}`, { method: "DELETE", headers });

const firehose = async (floor: Floor) =>
  (await listWebhooks(floor)).find((webhook) => webhook.resource === "all")?.id ?? "";

async function changeWebhook(floor: Floor, id: string, change: { secret?: string; targetUrl?: string }): Promise<void> {
  const webhook = (await listWebhooks(floor)).find((each) => each.id === id);
  const response = await fetch(`${floor.cloudUrl}/v1/webhooks/${id}`, {
    method: "PUT",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ name: webhook?.name, targetUrl: webhook?.targetUrl, ...change }),
  });
  expect(response.status).toBe(200);
}

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
    expect(await ready(floor)).toEqual({
      status: 503,
      reasons: ["Webex did not let the webhooks be checked or registered"],
    });
    floor.cloud.faults([]);
    await floor.pass(MINUTE);
    expect(await ready(floor)).toEqual(isReady);
  });

  test("the other webhooks of the bot are left alone", async () => {
    const other = await fetch(`${floor.cloudUrl}/v1/webhooks`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({
        name: "somebody else's",
        targetUrl: "http://127.0.0.1:9/elsewhere",
        resource: "messages",
        event: "created",
      }),
    });
    const { id }: { id: string } = JSON.parse(await other.text());
    await floor.restart();
    await floor.later(MINUTE);
    expect((await listWebhooks(floor)).map((webhook) => webhook.id)).toContain(id);
  });
});

test("ten thousand spaces: the start asks Webex for none of them", async () => {
  const floor = await openFloor();
  await floor.quiet();
  floor.cloud.addSpaces(10_000);
  floor.forgetCalls();
  await floor.restart();
  await floor.quiet();
  expect(floor.calls("/v1/rooms")).toEqual([]);
  expect(floor.calls("/v1/memberships")).toEqual([]);
  expect(floor.calls().length).toBeLessThan(12);
  expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
});

describe("what an operator can look at", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("/healthz, /readyz and /metrics answer without a name, a space or an org in them", async () => {
    await floor.say("queue stats today", { from: people.maya });
    await floor.say("queue stats today", { from: people.dana, space: places.withGuest });
    await floor.say("good morning", { from: people.maya });
    await floor.quiet();
    expect(await (await fetch(`${floor.serviceUrl}/healthz`)).json()).toEqual({ status: "alive" });
    expect(await ready(floor)).toEqual(isReady);
    const metrics = await (await fetch(`${floor.serviceUrl}/metrics`)).text();
    expect(metrics).toContain('floorwalker_questions_total{outcome="answered",command="queue-stats"} 1');
    expect(metrics).toContain('floorwalker_questions_total{outcome="refused",command="queue-stats"} 1');
    expect(metrics).toContain('floorwalker_questions_total{outcome="failed",command="none"} 1');
    expect(metrics).toContain('floorwalker_webex_calls_total{method="POST",path="/messages",status="200"} 3');
    expect(metrics).toContain("floorwalker_work_under_way 0");
    expect(metrics).not.toMatch(/maya|harbor|Y2lzY29|@/i);
  });

  test("no path outside the contract is served", async () => {
    for (const path of ["/", "/webex/webhook", "/connect", "/admin", "/data/floorwalker.json"])
      expect((await fetch(floor.serviceUrl + path)).status).toBe(404);
  });

  test("a delivery larger than any of Webex's is refused and not kept", async () => {
    const response = await fetch(`${floor.serviceUrl}/webex/webhook`, {
      method: "POST",
      headers: { "x-spark-signature": "0".repeat(40) },
      body: "x".repeat(300_000),
    });
    expect(response.status).toBe(413);
  });
});

test("the log of a whole day holds no token, no secret, no code and no phone number", async () => {
  const floor = await openFloor();
  const issued = [...(await secretsOf(floor))];
  const invite = await floor.say("connect", { from: people.camille, space: places.unlinked });
  const link = invite.buttons[0]?.url ?? "";
  const page = await signIn(link, people.camille);
  issued.push(link.split("/").at(-1) ?? "", ...new URL(page.address).searchParams.values());
  await floor.say("queue stats today", { from: people.hugo, space: places.unlinked });
  await floor.say("why +1 (415) 555-0134", { from: people.maya });
  floor.cloud.faults([
    { match: "POST /search", status: 500, body: `{"error":"Bearer ${credentials.botToken}"}`, times: 1 },
    { match: "POST /v1/messages", status: 502, times: 1 },
  ]);
  await floor.passTimeUntil(floor.say("queues now", { from: people.maya }));
  floor.cloud.faults([]);
  await floor.later(13 * 24 * 60 * MINUTE);
  floor.cloud.revoke(harbor.id);
  await floor.say("queue stats today", { from: people.maya });
  await floor.restart();
  await floor.quiet();
  issued.push(...(await secretsOf(floor)));

  const log = floor.log.join("");
  expect(log.length).toBeGreaterThan(1_000);
  for (const secret of [...Object.values(credentials).filter((s) => s !== credentials.clientId), ...issued]) {
    expect(secret.length).toBeGreaterThan(10);
    expect(log).not.toContain(secret);
  }
  expect(log).not.toMatch(/555.?0134|Bearer [\w-]/);
});

/** Every token that is stored at this moment. */
async function secretsOf(floor: Floor): Promise<readonly string[]> {
  const tokens = await Promise.all([harbor.id, lumen.id].map((id) => floor.store().tokens.get(id)));
  return tokens.flatMap((token) => (token ? [token.accessToken, token.refreshToken] : []));
}
