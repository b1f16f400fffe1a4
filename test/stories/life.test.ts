import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { credentials, harbor, lumen } from "../../src/sandbox/world.js";
import { signIn } from "../helpers/browser.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import { until } from "../helpers/settle.js";
import { isReady, listWebhooks, readiness } from "../helpers/webhooks.js";

afterAll(closeFloors);

const MINUTE = 60_000;

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
    // The first answer is slow, and those of a space go out in order: none is finished before all are taken.
    floor.cloud.faults([{ match: "POST /v1/messages", delayMs: 1_000, times: 1 }]);
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
    expect(await readiness(floor)).toEqual(isReady);
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
