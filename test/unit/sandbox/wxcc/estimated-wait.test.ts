import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor } from "../../../../src/sandbox/world.js";
import { type Cloud, model, NOW, startCloud } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const MINUTE = 60_000;
const queueNamed = (name: string) => model.centre(harbor.id)?.queues.find((queue) => queue.name === name)?.id ?? "";
const CLAIMS = queueNamed("Claims");
const ask = (query: string, from: Cloud = cloud) => from.get(`/us1/v1/ewt?${query}`);

/** The waits of those answered in the last minutes, by the minute. */
function answeredLately(queueId: string, minutes: number): number[][] {
  const lately = model
    .contactsBetween(harbor.id, NOW - 6 * 60 * MINUTE, NOW)
    .flatMap((contact) => contact.legs)
    .filter(({ answeredAt = 0 }) => answeredAt >= NOW - minutes * MINUTE && answeredAt <= NOW)
    .filter((leg) => leg.queueId === queueId);
  const minute = (at = 0) => Math.floor(at / MINUTE);
  const moments = new Set(lately.map((leg) => minute(leg.answeredAt)));
  return [...moments].map((at) => lately.filter((leg) => minute(leg.answeredAt) === at).map((leg) => leg.waitMs));
}

test("the estimate is the mean of the minutes whose waits vary little", async () => {
  const samples = answeredLately(CLAIMS, 60);
  expect(samples.length).toBeGreaterThan(20);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const steady = samples.filter((waits) => {
    const average = mean(waits);
    return Math.sqrt(mean(waits.map((wait) => (wait - average) ** 2))) <= 0.4 * average;
  });
  const reply = await ask(`queueId=${CLAIMS}&lookbackMinutes=60&maxCV=40&minValidSamples=1&orgId=${harbor.id}`);
  expect(reply.status).toBe(200);
  expect(Object.keys(JSON.parse(reply.text))).toEqual(["estimatedWaitTime"]);
  expect(JSON.parse(reply.text).estimatedWaitTime).toBeCloseTo(mean(steady.map(mean)), 6);
});

test("40 and 40 are taken when nothing is said", async () => {
  const said = await ask(`queueId=${CLAIMS}&lookbackMinutes=60&maxCV=40&minValidSamples=40`);
  expect(await ask(`queueId=${CLAIMS}&lookbackMinutes=60`)).toMatchObject({ status: said.status, text: said.text });
});

test("too few samples are an empty 204, and so is a queue that does not exist", async () => {
  const night = await startCloud(Date.parse("2026-11-20T03:00:00-05:00"));
  const silent = await ask(`queueId=${CLAIMS}&lookbackMinutes=240`, night);
  await night.stop();
  expect(silent).toMatchObject({ status: 204, text: "" });
  expect(await ask("queueId=nobody&lookbackMinutes=60")).toMatchObject({ status: 204, text: "" });
});

test("a caller who insists that nearly all minutes be steady gets no estimate from a busy hour", async () => {
  expect((await ask(`queueId=${CLAIMS}&lookbackMinutes=240&maxCV=1&minValidSamples=100`)).status).toBe(204);
});

test.each([
  ["no queue", "lookbackMinutes=60", "queueId"],
  ["no look-back", `queueId=${CLAIMS}`, "lookbackMinutes"],
  ["4 minutes", `queueId=${CLAIMS}&lookbackMinutes=4`, "lookbackMinutes"],
  ["241 minutes", `queueId=${CLAIMS}&lookbackMinutes=241`, "lookbackMinutes"],
  ["minutes in words", `queueId=${CLAIMS}&lookbackMinutes=ten`, "lookbackMinutes"],
  ["a variation of 0", `queueId=${CLAIMS}&lookbackMinutes=60&maxCV=0`, "maxCV"],
  ["a variation of 101", `queueId=${CLAIMS}&lookbackMinutes=60&maxCV=101`, "maxCV"],
  ["no samples at all", `queueId=${CLAIMS}&lookbackMinutes=60&minValidSamples=0`, "minValidSamples"],
  ["more than every sample", `queueId=${CLAIMS}&lookbackMinutes=60&minValidSamples=101`, "minValidSamples"],
])("%s is refused with 400", async (_what, query, name) => {
  const reply = await ask(query);
  expect(reply.status).toBe(400);
  expect(reply.text).toContain(name);
});
