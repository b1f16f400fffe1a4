import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Problem } from "../../../src/errors.js";
import { createRestSource } from "../../../src/wxcc/statistics/rest.js";
import { createSearchSource } from "../../../src/wxcc/statistics/search.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, fixture, org, US1 } from "./lab.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const today = { from: Date.UTC(2026, 10, 20), to: NOW };
const ok = fixture("queue-statistics");
const inHeader = { trackingid: "TRACK_header" };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function ask() {
  const clock = createSkippingClock(NOW);
  const { http, calls } = createClient(clock);
  const rest = createRestSource({ http, clock });
  const search = createSearchSource({ http, clock });
  const failing = async (source: typeof rest): Promise<Problem> => {
    const thrown = await source.queues(org, today, {}).catch((error: unknown) => error);
    if (!(thrown instanceof Problem)) throw new Error("expected a Problem", { cause: thrown });
    return thrown;
  };
  return { clock, calls, rest, search, failing };
}

const statistics = () => nock(US1).get("/v1/queues/statistics").query(true);
const searching = () => nock(US1).post("/search").query(true);

test.each([
  [400, "error-current", "upstream-refused", "to: the span must be less than 24 hours"],
  [403, "error-older", "upstream-forbidden", "Access denied - Client is forbidden access to the resource"],
  [404, "error-configuration", "upstream-refused", "No such organization"],
  [422, "error-current", "upstream-refused", "422"],
] as const)("a %s is told with Cisco's own words, and not tried again", async (status, body, code, words) => {
  const { calls, rest, failing } = ask();
  statistics().reply(status, fixture(body), inHeader);
  const problem = await failing(rest);
  expect(problem).toMatchObject({ code, trackingId: "TRACK_header" });
  expect(problem.say).toContain(words);
  expect(problem.say).toContain("Northwind");
  expect(calls.map((c) => c.status)).toEqual([status]);
});

test("a 422 without a body still names the status and a tracking id", async () => {
  const { rest, failing } = ask();
  statistics().reply(422);
  const problem = await failing(rest);
  expect(problem.say).toContain("(422)");
  expect(problem.trackingId).toMatch(/^floorwalker_/);
});

test("a 413 of Search asks for less", async () => {
  const { search, failing } = ask();
  searching().reply(413, fixture("error-current"));
  await expect(failing(search)).resolves.toMatchObject({
    code: "upstream-refused",
    next: "Ask for a shorter period or for fewer queues.",
    trackingId: "2f6d1c0e-7a3b-4c58-9e21-d4b5a6978c10",
  });
});

test("a 401 renews the token once", async () => {
  const { rest } = ask();
  statistics().matchHeader("authorization", "Bearer token-1").reply(401, fixture("error-current"));
  statistics().matchHeader("authorization", "Bearer token-2").reply(200, ok);
  await expect(rest.queues(org, today, {})).resolves.toMatchObject({ source: "rest" });
});

test("a 401 for a fresh token too means signing in again", async () => {
  const { rest, failing, calls } = ask();
  statistics().times(2).reply(401, fixture("error-current"));
  await expect(failing(rest)).resolves.toMatchObject({ code: "upstream-unauthorized" });
  expect(calls).toHaveLength(2);
});

test("a 429 without body is waited out by its Retry-After", async () => {
  const { rest, clock } = ask();
  statistics().reply(429, "", { "retry-after": "7" });
  statistics().reply(200, ok);
  await rest.queues(org, today, {});
  expect(clock.slept).toEqual([7000]);
});

test("a 429 that asks for minutes is told at once", async () => {
  const { rest, clock, failing } = ask();
  statistics().reply(429, "", { "retry-after": "60" });
  await expect(failing(rest)).resolves.toMatchObject({
    code: "upstream-busy",
    retryAfterSeconds: 60,
    next: "Ask again in 60 seconds.",
  });
  expect(clock.slept).toEqual([]);
});

test.each([500, 503])("a %s passes when the second try succeeds", async (status) => {
  const { rest, calls } = ask();
  statistics().reply(status, status === 500 ? fixture("error-current") : "");
  statistics().reply(200, ok);
  await rest.queues(org, today, {});
  expect(calls.map((c) => c.status)).toEqual([status, 200]);
});

test.each([500, 503])("a %s that stays is Webex's own fault", async (status) => {
  const { search, failing, calls } = ask();
  searching().times(3).reply(status);
  await expect(failing(search)).resolves.toMatchObject({ code: "upstream-unavailable" });
  expect(calls).toHaveLength(3);
});

test("a connection that breaks three times is unreachable", async () => {
  const { rest, failing, calls } = ask();
  statistics().times(3).replyWithError("socket hang up");
  await expect(failing(rest)).resolves.toMatchObject({ code: "upstream-unavailable" });
  expect(calls.map((c) => c.status)).toEqual(["unreachable", "unreachable", "unreachable"]);
});

test("an answer that never comes is a time-out, three times over", async () => {
  const { rest, clock, failing, calls } = ask();
  for (let i = 0; i < 3; i++) {
    statistics().reply(200, () => {
      // The request has arrived; its deadline passes before the delayed answer.
      setImmediate(() => clock.expire());
      return new Promise<string>(() => undefined);
    });
  }
  await expect(failing(rest)).resolves.toMatchObject({
    code: "upstream-timeout",
    // All that was waited for; a deadline of this test's clock takes no time, the pauses do.
    say: "Webex Contact Center did not answer within 2 s when asked for the queue statistics of Northwind.",
  });
  expect(calls.map((c) => c.status)).toEqual(["timeout", "timeout", "timeout"]);
});

test.each([
  ["a sign-in page", "<html><body>Sign in</body></html>"],
  ["half an answer", '{"data":[{"queueId":"a"'],
  ["another API's answer", '{"items":[]}'],
  ["nothing", ""],
])("%s with status 200 is nonsense, and not tried again", async (_name, body) => {
  const { rest, failing, calls } = ask();
  statistics().reply(200, body, inHeader);
  await expect(failing(rest)).resolves.toMatchObject({ code: "upstream-nonsense", trackingId: "TRACK_header" });
  expect(calls).toHaveLength(1);
});

test("a zipped answer that is damaged is not read as a short one", async () => {
  const { rest, failing } = ask();
  statistics().times(3).reply(200, Buffer.from("1f8b0800deadbeef", "hex"), { "content-encoding": "gzip" });
  await expect(failing(rest)).resolves.toMatchObject({ code: "upstream-unavailable" });
});

test("a redirect is not followed with the bearer token", async () => {
  const { rest, failing } = ask();
  statistics().reply(302, "", { location: "https://elsewhere.example/" });
  await expect(failing(rest)).resolves.toMatchObject({ code: "upstream-refused" });
});
