import { expect, test } from "vitest";
import { z } from "zod";
import { Problem } from "../../../src/errors.js";
import type { WxccRequest } from "../../../src/wxcc/http.js";
import { statusBehind } from "../../../src/wxcc/upstream-problem.js";
import { type Answering, acme, createCloud, json } from "./fake-cloud.js";
import { createSkippingClock } from "./skipping-clock.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const question: WxccRequest<{ fine: boolean }> = {
  org: acme(),
  method: "GET",
  path: "/v1/queues/statistics",
  query: { from: 1, to: 2, queueIds: undefined },
  schema: z.object({ fine: z.boolean() }),
  urgency: "person",
  endpoint: "queue-statistics",
};

function cloud(answer: Answering, random = 0) {
  const clock = createSkippingClock(NOW);
  return { clock, ...createCloud(clock, answer, { random }) };
}

const failing = async (work: Promise<unknown>): Promise<Problem> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Problem)) throw new Error("expected a Problem", { cause: thrown });
  return thrown;
};

test("a question carries bearer, tracking id and gzip, goes to the org's region and leaves out what is undefined", async () => {
  const { http, sent } = cloud(() => json({ fine: true }));
  await expect(http.request(question)).resolves.toEqual({ fine: true });
  const [only] = sent;
  expect(only?.url.href).toBe("https://api.wxcc-us1.cisco.com/v1/queues/statistics?from=1&to=2");
  expect(only?.headers.get("authorization")).toBe("Bearer secret-token-1");
  expect(only?.headers.get("accept-encoding")).toBe("gzip");
  expect(only?.headers.get("trackingid")).toMatch(/^floorwalker_[0-9a-f-]{36}$/);
});

test("a 429 is waited out as long as Cisco says, once", async () => {
  const { http, clock, sent } = cloud((_sent, nth) =>
    nth === 0 ? new Response(null, { status: 429, headers: { "retry-after": "2" } }) : json({ fine: true }),
  );
  await http.request(question);
  expect(clock.slept).toEqual([2000]);
  expect(sent).toHaveLength(2);
});

test("a 429 without Retry-After backs off", async () => {
  const { http, clock } = cloud(
    (_sent, nth) => (nth < 2 ? new Response(null, { status: 429 }) : json({ fine: true })),
    0.5,
  );
  await http.request(question);
  expect(clock.slept).toEqual([750, 1500]);
});

test("a person is told at once when Cisco asks for more than 30 s; the schedule waits", async () => {
  const answer: Answering = (_sent, nth) =>
    nth === 0 ? new Response(null, { status: 429, headers: { "retry-after": "31" } }) : json({ fine: true });
  const forPerson = cloud(answer);
  const problem = await failing(forPerson.http.request(question));
  expect(problem).toMatchObject({ code: "upstream-busy", retryAfterSeconds: 31 });
  expect(forPerson.clock.slept).toEqual([]);

  const forSchedule = cloud(answer);
  await forSchedule.http.request({ ...question, urgency: "schedule" });
  expect(forSchedule.clock.slept).toEqual([31_000]);
});

test("a 429 stops the other orgs too", async () => {
  const { http } = cloud(() => new Response(null, { status: 429, headers: { "retry-after": "40" } }));
  await failing(http.request(question));
  const other = await failing(http.request({ ...question, org: { ...acme(), id: "other", name: "Other" } }));
  expect(other).toMatchObject({ code: "upstream-busy", retryAfterSeconds: 40 });
});

test.each([500, 502, 503, 504])("a %s is tried three times, with growing pauses", async (status) => {
  const { http, clock, sent } = cloud(() => json({ message: "out of order" }, { status }), 0.999_999);
  const problem = await failing(http.request(question));
  expect(problem.code).toBe("upstream-unavailable");
  expect(problem.say).toContain("Acme");
  expect(sent).toHaveLength(3);
  expect(clock.slept).toEqual([1000, 2000]);
});

test("a broken connection is tried again", async () => {
  const { http } = cloud((_sent, nth) => {
    if (nth === 0) throw new TypeError("fetch failed");
    return json({ fine: true });
  });
  await expect(http.request(question)).resolves.toEqual({ fine: true });
});

test("a write is sent once, whatever becomes of it", async () => {
  const { http, sent } = cloud(() => json({}, { status: 503 }));
  await failing(http.request({ ...question, method: "POST", path: "/organization/x/site", body: {} }));
  expect(sent).toHaveLength(1);
});

test("a search is a POST that may be tried again", async () => {
  const { http, sent } = cloud((_sent, nth) => (nth === 0 ? json({}, { status: 500 }) : json({ fine: true })));
  await http.request({ ...question, method: "POST", path: "/search", body: { query: "{}" } });
  expect(sent.map((s) => s.body)).toEqual([{ query: "{}" }, { query: "{}" }]);
});

test("a refused token is renewed once, and a second refusal asks for a new sign-in", async () => {
  const once = cloud((_sent, nth) => (nth === 0 ? json({}, { status: 401 }) : json({ fine: true })));
  await once.http.request(question);
  expect(once.invalidated).toEqual(["secret-token-1"]);
  expect(once.sent.map((s) => s.headers.get("authorization"))).toEqual([
    "Bearer secret-token-1",
    "Bearer secret-token-2",
  ]);

  const always = cloud(() => json({}, { status: 401 }));
  const problem = await failing(always.http.request(question));
  expect(problem.code).toBe("upstream-unauthorized");
  expect(problem.asks).toEqual([{ label: "Sign in again", ask: "connect" }]);
  expect(always.sent).toHaveLength(2);
});

test("a request that hangs is given up after its deadline and tried again", async () => {
  const { http, clock, sent, calls } = cloud((_sent, nth) =>
    nth === 0 ? new Promise<Response>(() => undefined) : json({ fine: true }),
  );
  const answer = http.request(question);
  await new Promise((resolve) => setImmediate(resolve));
  clock.expire();
  await expect(answer).resolves.toEqual({ fine: true });
  expect(sent).toHaveLength(2);
  expect(calls).toMatchObject([{ status: "timeout" }, { status: 200 }]);
});

test("a person hears after 45 s at the latest, although tries are left", async () => {
  const { http, clock, sent } = cloud(() => {
    clock.advance(44_500);
    return json({}, { status: 503 });
  });
  await failing(http.request(question));
  expect(sent).toHaveLength(1);
});

test.each([
  ["<html>Sign in</html>", "not JSON"],
  ['{"fine":"yes"}', "fine is not as documented"],
  ["", "not JSON"],
])("the answer %s is nonsense and not tried again", async (body, why) => {
  const { http, sent } = cloud(() => new Response(body));
  const problem = await failing(http.request(question));
  expect(problem.code).toBe("upstream-nonsense");
  expect(problem.say).toContain(why);
  expect(sent).toHaveLength(1);
});

test("a body without end is not read to its end", async () => {
  const mebibyte = new Uint8Array(1024 * 1024);
  let chunks = 0;
  const endless = new ReadableStream({
    pull(controller) {
      chunks += 1;
      controller.enqueue(mebibyte);
    },
  });
  const { http } = cloud(() => new Response(endless));
  const problem = await failing(http.request(question));
  expect(problem.say).toContain("too large");
  expect(chunks).toBeLessThan(40);
});

test("Cisco's words and tracking id reach the Problem, the status its cause", async () => {
  const { http } = cloud(() =>
    json({ trackingId: "in-body", error: { message: [{ description: "from: must not be null" }] } }, { status: 400 }),
  );
  const problem = await failing(http.request(question));
  expect(problem).toMatchObject({ code: "upstream-refused", trackingId: "in-body" });
  expect(problem.say).toContain("400: from: must not be null");
  expect(statusBehind(problem)).toBe(400);
});

test("the tracking id of the header wins, and without any the one we sent is given", async () => {
  const withHeader = cloud(() =>
    json({ trackingId: "in-body" }, { status: 404, headers: { trackingid: "in-header" } }),
  );
  expect((await failing(withHeader.http.request(question))).trackingId).toBe("in-header");
  const without = cloud(() => new Response(null, { status: 404 }));
  const problem = await failing(without.http.request(question));
  expect(problem.trackingId).toBe(without.sent[0]?.headers.get("trackingid"));
});

test("a 403 names both things that may be missing", async () => {
  const { http } = cloud(() => json({}, { status: 403 }));
  const problem = await failing(http.request(question));
  expect(problem.code).toBe("upstream-forbidden");
  expect(problem.say).toMatch(/scope cjp:config_read.*administrator/);
});

test("a call is logged once per try, without token and without query values", async () => {
  const { http, log, calls } = cloud((_sent, nth) => (nth === 0 ? json({}, { status: 500 }) : json({ fine: true })));
  await http.request({ ...question, query: { queueIds: "a-private-value" } });
  expect(log).toMatchObject([
    { level: "warn", endpoint: "queue-statistics", status: 500, tries: 1 },
    { level: "info", endpoint: "queue-statistics", status: 200, tries: 2 },
  ]);
  expect(JSON.stringify(log)).not.toMatch(/secret-token|a-private-value/);
  expect(calls).toMatchObject([{ status: 500 }, { status: 200 }]);
});

test("a caller that gives up gets its own reason", async () => {
  const leaving = new AbortController();
  const { http } = cloud(() => {
    leaving.abort(new Error("no longer needed"));
    return new Promise<Response>(() => undefined);
  });
  await expect(http.request({ ...question, signal: leaving.signal })).rejects.toThrow("no longer needed");
});
