import { afterAll, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { answers, askPatiently as ask, callOf, floorOn, type Source, tells } from "../helpers/failing.js";
import { closeFloors, openFloor, people } from "../helpers/floor.js";
import { connectedBy } from "../helpers/link-orgs.js";

afterAll(closeFloors);

describe.each<Source>(["search", "rest"])("statistics by %s", (source) => {
  const match = callOf[source];

  test("401: the sign-in is renewed once and the answer comes", async () => {
    const floor = await floorOn(source, [{ match, status: 401, times: 1 }]);
    answers(await ask(floor, "all queues today"));
    expect(floor.calls(match)).toHaveLength(2);
    expect(floor.calls("POST /v1/access_token")).toHaveLength(1);
  });

  test("401 with the new sign-in as well: told to connect again, after one more try", async () => {
    const floor = await floorOn(source, [{ match, status: 401 }]);
    const reply = await ask(floor, "all queues today");
    tells(reply, /no longer accepts/, /connect/);
    expect(reply.buttons.map(({ ask: sentence }) => sentence)).toContain("connect");
    expect(floor.calls(match)).toHaveLength(2);
  });

  test.each([400, 422])(
    "%i: Cisco's own words and tracking id are passed on, and nothing is tried again",
    async (status) => {
      const body = JSON.stringify({
        trackingId: "ROUTER_65a1-tracking",
        error: { key: String(status), message: [{ description: "from: is before the org was made" }] },
      });
      const floor = await floorOn(source, [{ match, status, body }]);
      const reply = await ask(floor, "all queues today");
      tells(reply, /from: is before the org was made/, new RegExp(String(status)), /tracking id/);
      expect(floor.calls(match)).toHaveLength(1);
    },
  );

  test("429 with a short Retry-After: the answer comes after exactly that one wait", async () => {
    const floor = await floorOn(source, [{ match, status: 429, retryAfter: 7, times: 1 }]);
    const askedAt = floor.clock.now();
    answers(await ask(floor, "all queues today"));
    const times = floor
      .requests()
      .filter(({ method, path }) => `${method} ${path}`.includes(match.split(" ")[1] ?? ""));
    expect(times.map(({ at }) => (at - askedAt) / 1000)).toEqual([0, 7]);
  });

  test("429 with a long Retry-After: told how long, and not tried again before", async () => {
    const floor = await floorOn(source, [{ match, status: 429, retryAfter: 120 }]);
    const reply = await ask(floor, "all queues today");
    tells(reply, /slow down/, /Ask again in 2 minutes\./);
    expect(floor.calls(match)).toHaveLength(1);
  });

  test.each([500, 503])("%i twice: the third try answers", async (status) => {
    const floor = await floorOn(source, [{ match, status, times: 2 }]);
    answers(await ask(floor, "all queues today"));
    expect(floor.calls(match)).toHaveLength(3);
  });

  test("503 for good: told whose fault it is, after three tries", async () => {
    const floor = await floorOn(source, [{ match, status: 503 }]);
    tells(await ask(floor, "all queues today"), /a fault of its own/, /Ask again in a minute/);
    expect(floor.calls(match)).toHaveLength(3);
  });

  test("no answer at all: told within a minute", async () => {
    const floor = await floorOn(source, [{ match, hang: true }]);
    const askedAt = floor.clock.now();
    let toldAt = Number.POSITIVE_INFINITY;
    floor.cloud.onMessage(({ message }) => {
      if (message.cards.length > 0) toldAt = floor.clock.now();
    });
    tells(await ask(floor, "all queues today"), /did not answer within 45 s/, /Ask again in a minute/);
    expect((toldAt - askedAt) / 1000).toBeLessThanOrEqual(45);
  });

  test("a connection that breaks twice is survived, one that always breaks is told", async () => {
    const twice = await floorOn(source, [{ match, drop: true, times: 2 }]);
    answers(await ask(twice, "all queues today"));
    const always = await floorOn(source, [{ match, drop: true }]);
    tells(await ask(always, "all queues today"), /could not be reached/);
  });

  test.each([
    ["a page of html", "<html><body>maintenance</body></html>"],
    ["half a document", '{"data":[{"queueId":"1"'],
    ["another document", '{"weather":"fine"}'],
    ["figures that are words", '{"data":[{"queueId":"1","totalAcceptedTasks":"many"}]}'],
    ["nothing", ""],
  ])("%s instead of an answer: told that it cannot be read", async (_what, body) => {
    const floor = await floorOn(source, [{ match, body }]);
    tells(await ask(floor, "all queues today"), /something Floorwalker cannot read/, /tracking id/);
  });
});

test("403 on Search: REST answers, the footer says so, and Search is left alone for a while", async () => {
  const floor = await floorOn("auto", [{ match: callOf.search, status: 403 }]);
  const reply = await ask(floor, "queue stats today");
  expect(reply.shown).toContain("Source: REST statistics");
  expect(reply.shown).toContain("Service level A");
  floor.forgetCalls();
  answers(await ask(floor, "queue stats yesterday"));
  expect(floor.calls(callOf.search)).toEqual([]);
});

test("403 on both: told which right is missing, and who can give it", async () => {
  const floor = await floorOn("auto", [
    { match: callOf.search, status: 403 },
    { match: callOf.rest, status: 403 },
  ]);
  const reply = await ask(floor, "queue stats today");
  tells(reply, /cjp:config_read/, /administrator/);
  expect(reply.buttons.map(({ ask: sentence }) => sentence)).toEqual(["connect"]);
});

test("the person whose sign-in is used is no administrator any more: the real 403 leads to the same sentence", async () => {
  const floor = await openFloor({ seed: connectedBy(people.tom) });
  tells(await ask(floor, "queue stats today"), /does not let Floorwalker read/, /connect/);
});

test("GraphQL errors inside a 200 are errors", async () => {
  const body = JSON.stringify({ errors: [{ message: "aggregations: unknown field queueDuration" }], data: null });
  const floor = await floorOn("search", [{ match: callOf.search, body }]);
  tells(await ask(floor, "all queues today"), /aggregations: unknown field queueDuration/);
});

test("who waits now: refused, the answer says which right is missing and does not fall back to something else", async () => {
  const floor = await floorOn("auto", [{ match: callOf.search, status: 403 }]);
  const reply = await ask(floor, "queues now");
  expect(reply.shown).toMatch(/waiting contacts of Harbor Insurance/);
  expect(floor.calls(callOf.rest)).toEqual([]);
});

test("no secret of the sign-in is ever in the log", async () => {
  const floor = await floorOn("auto", [{ match: callOf.search, status: 401, times: 1 }]);
  const before = await floor.store().tokens.get(harbor.id);
  await ask(floor, "queue stats today");
  const after = await floor.store().tokens.get(harbor.id);
  expect(after?.accessToken).not.toBe(before?.accessToken);
  const log = floor.log.join("\n");
  for (const token of [before, after]) {
    expect(log).not.toContain(token?.accessToken);
    expect(log).not.toContain(token?.refreshToken);
  }
});
