import { expect, test } from "vitest";
import { systemClock } from "../../../../src/clock.js";
import { createDiary } from "../../../../src/sandbox/drive/diary.js";
import { createFaults } from "../../../../src/sandbox/drive/faults.js";
import { noon, priya, startCloud } from "../webex/start-cloud.js";

/** A Contact Center that answers everything with what the token says. */
const echo: NonNullable<Parameters<typeof startCloud>[0]>["contactCentre"] = (identify) => (region) => (req, res) => {
  const identity = identify((req.headers.authorization ?? "").replace("Bearer ", ""));
  res.status(identity ? 200 : 401).json({ region, path: req.path, orgId: identity?.orgId });
};

const start = async () => {
  const sandbox = await startCloud({ contactCentre: echo });
  const token = await sandbox.tokenOf(priya);
  const get = (path: string) => sandbox.call("GET", path, undefined, token);
  return { ...sandbox, get };
};

test("the Contact Center of each region learns who calls from the token", async () => {
  const { get, call } = await start();
  expect((await get("/wxcc/us1/v1/tasks")).body).toMatchObject({ region: "us1", path: "/v1/tasks" });
  expect((await get("/wxcc/eu1/v1/tasks")).body).toMatchObject({ region: "eu1" });
  expect((await get("/wxcc/anz1/v1/tasks")).status).toBe(404);
  expect((await call("GET", "/wxcc/us1/v1/tasks", undefined, "unknown")).status).toBe(401);
});

test("a fault hits as often as it says, then all is well; what remains can be read", async () => {
  const { get, call, cloud } = await start();
  const fault = { match: "GET /v1/queues/statistics", status: 429, retryAfter: 2, times: 2 };
  await call("POST", "/sandbox/faults", [fault], null);
  const first = await get("/wxcc/us1/v1/queues/statistics?from=1");
  expect(first.status).toBe(429);
  expect(first.headers.get("retry-after")).toBe("2");
  expect((await call("GET", "/sandbox/faults", undefined, null)).body).toEqual([{ ...fault, times: 1 }]);
  expect((await get("/wxcc/us1/v1/tasks")).status).toBe(200);
  expect((await get("/wxcc/us1/v1/queues/statistics")).status).toBe(429);
  expect((await get("/wxcc/us1/v1/queues/statistics")).status).toBe(200);
  expect(cloud.requests().map(({ status }) => status)).toEqual([429, 200, 429, 200]);
});

test("faults speak each side's error shape, or any nonsense they are given", async () => {
  const { get, cloud } = await start();
  cloud.faults([
    { match: "GET /v1/people/*", status: 503 },
    { match: "* /wxcc/eu1/*", status: 500 },
    { match: "GET /v1/tasks", body: "<html>Bad gateway</html>", status: 502 },
    { match: "GET /v1/queues", body: "{]" },
  ]);
  expect((await get("/v1/people/me")).body).toMatchObject({ message: expect.any(String), errors: [{}] });
  expect((await get("/wxcc/eu1/v1/tasks")).body).toMatchObject({ error: { key: "500", message: [{}] } });
  const html = await get("/wxcc/us1/v1/tasks");
  expect([html.status, html.body, html.headers.get("content-type")]).toEqual([
    502,
    "<html>Bad gateway</html>",
    "text/html; charset=utf-8",
  ]);
  await expect(get("/wxcc/us1/v1/queues")).rejects.toThrow(SyntaxError);
});

test("a connection can be cut, or never answered; the diary says 0", async () => {
  const { get, cloud, url } = await start();
  cloud.faults([
    { match: "GET /v1/tasks", drop: true, times: 1 },
    { match: "GET /v1/tasks", hang: true, times: 1 },
  ]);
  await expect(get("/wxcc/us1/v1/tasks")).rejects.toThrow("fetch failed");
  const hanging = new AbortController();
  const never = fetch(`${url}/wxcc/us1/v1/tasks`, { signal: hanging.signal });
  await expect.poll(() => cloud.requests().length, { interval: 5 }).toBe(2);
  hanging.abort();
  await expect(never).rejects.toThrow("abort");
  expect(cloud.requests().map(({ status }) => status)).toEqual([0, 0]);
});

test("a fault may only delay", async () => {
  const { get, cloud } = await start();
  cloud.faults([{ match: "GET /v1/tasks", delayMs: 1 }]);
  expect((await get("/wxcc/us1/v1/tasks")).status).toBe(200);
});

test("the diary names every request upstream with its query, and no secret", async () => {
  const { get, send, cloud } = await start();
  await get("/wxcc/us1/v1/queues/statistics?from=1&to=2&queueIds=a&queueIds=b");
  await send("/v1/authorize?client_id=x&state=secret-state&code_challenge=secret", {});
  await send("/sandbox/state", {});
  expect(cloud.requests()).toEqual([
    {
      at: noon,
      method: "GET",
      path: "/wxcc/us1/v1/queues/statistics",
      query: { from: "1", to: "2", queueIds: ["a", "b"] },
      status: 200,
    },
    { at: noon, method: "GET", path: "/v1/authorize", query: { client_id: "x" }, status: 400 },
  ]);
});

test("the diary keeps the newest 10,000", () => {
  const diary = createDiary(systemClock, () => undefined);
  for (let number = 1; number <= 25_000; number++) diary.begin("GET", `/${number}`, `/${number}`)(200);
  const kept = diary.list();
  expect(kept).toHaveLength(10_000);
  expect(kept.at(-1)?.path).toBe("/25000");
});

test.each([
  ["GET /v1/people/me", "GET", "/v1/people/me", true],
  ["GET /v1/people/me", "GET", "/v1/people/me/", true],
  ["GET /v1/people/me", "POST", "/v1/people/me", false],
  ["GET /v1/people", "GET", "/v1/people/me", false],
  ["* /v1/people*", "DELETE", "/v1/people/me", true],
  ["GET /csrs/*", "GET", "/legacy/us1/csrs/1", true],
  ["GET /v1/a.b", "GET", "/v1/axb", false],
])("%s and a %s of %s: %s", (match, method, path, hit) => {
  const faults = createFaults(() => undefined);
  faults.replace([{ match, status: 500 }]);
  expect(faults.take(method, path) !== undefined).toBe(hit);
});

test("the storage has faults in S3's own words, and the diary shows its requests without their signature", async () => {
  const storage = await startCloud({ storage: (_request, response) => void response.type("audio/wav").send("RIFF") });
  storage.cloud.faults([{ match: "GET /storage/*", status: 503, times: 1 }]);
  const path = "/storage/bucket/call.wav?X-Amz-Expires=60&X-Amz-Signature=abc&X-Amz-Credential=key";
  const refused = await storage.call("GET", path, undefined, null);
  expect(refused.status).toBe(503);
  expect(refused.body).toContain("<Code>ServiceUnavailable</Code>");
  expect((await storage.call("GET", path, undefined, null)).status).toBe(200);
  expect(storage.cloud.requests().map(({ path, query, status }) => ({ path, query, status }))).toEqual(
    [503, 200].map((status) => ({ path: "/storage/bucket/call.wav", query: { "X-Amz-Expires": "60" }, status })),
  );
});
