import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { type Cloud, figures, model, NOW, type StatisticsRow, startCloud, statistics, tasks } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const QUARTER = 900_000;
const HOUR = 4 * QUARTER;
const at = (time: string) => Date.parse(`2026-11-19T${time}:00-05:00`);
/** All that happens on Thursday lies between these. */
const [OPEN, NIGHT] = [at("00:00"), at("23:45")];
const status = async (query: string, token?: string) =>
  (await cloud.get(`/us1/v1/queues/statistics?${query}`, token ? { token } : {})).status;
const total = (rows: readonly StatisticsRow[], of: (row: StatisticsRow) => number) =>
  rows.reduce((sum, row) => sum + of(row), 0);
const COUNTS = [
  "totalOfferedTasks",
  "totalEnqueuedTasks",
  "totalAcceptedTasks",
  "totalRejectedTasks",
  "totalAbandonedTasks",
] as const;

test("a window is one row per queue, starting at its rounded beginning", async () => {
  const rows = await statistics(cloud, `from=${OPEN + 1}&to=${NIGHT + 60_000}&orgId=${harbor.id}`);
  expect(new Set(rows.map((row) => row.queueId)).size).toBe(9);
  expect(rows).toHaveLength(9);
  expect(rows.every((row) => row.intervalStartTime === OPEN && row.totalAssignedTasks === 0)).toBe(true);
  expect(new Set(rows.map((row) => row.channelType))).toEqual(new Set(["telephony", "chat", "email", "social"]));
});

test.each([15, 30, 60])("counts of %i-minute intervals add up to the whole window's", async (interval) => {
  const whole = await statistics(cloud, `from=${OPEN}&to=${NIGHT}`);
  const parts = await statistics(cloud, `from=${OPEN}&to=${NIGHT}&interval=${interval}`);
  expect(parts.length).toBeGreaterThan(whole.length);
  for (const count of COUNTS) expect(total(parts, (row) => row[count])).toBe(total(whole, (row) => row[count]));
  for (const row of parts) expect((row.intervalStartTime - OPEN) % (interval * 60_000)).toBe(0);
});

test("offers are those that were taken and those that were missed", async () => {
  const rows = await statistics(cloud, `from=${OPEN}&to=${NIGHT}`);
  for (const row of rows) expect(row.totalOfferedTasks).toBe(row.totalAcceptedTasks + row.totalRejectedTasks);
  expect(total(rows, (row) => row.totalRejectedTasks)).toBeGreaterThan(0);
});

test.each([
  { org: harbor, token: "harbor", region: "us1", day: "2026-11-19T00:00:00-05:00" },
  { org: lumen, token: "lumen", region: "eu1", day: "2026-11-19T00:00:00+01:00" },
])(
  "statistics and Search agree on every queue of a past day but for those who were sent on ($org.name)",
  async ({ org, token, region, day }) => {
    const [from, to] = [Date.parse(day), Date.parse(day) + 24 * HOUR - QUARTER];
    const rows = await statistics(cloud, `from=${from}&to=${to}`, token, region);
    const found = await tasks(
      cloud,
      `{ taskDetails(from: ${from}, to: ${to}, aggregations: [
        { field: "id", type: count, name: "accepted", filter: { isContactHandled: { equals: true } } }
        { field: "id", type: count, name: "abandoned", filter: { contactHandleType: { equals: "abandoned" } } }
        { field: "id", type: count, name: "short", filter: { contactHandleType: { equals: "short" } } }
        { field: "queueCount", type: sum, name: "parked" }
        { field: "queueDuration", type: sum, name: "waitMs" }
        { field: "connectedDuration", type: sum, name: "talkMs" }
      ]) { tasks { lastQueue { id } aggregation { name value } } } }`,
      undefined,
      { token, path: `/${region}/search` },
    );
    expect(rows.length).toBeGreaterThanOrEqual(6);
    const moved = model.contactsBetween(org.id, from, to).filter(({ legs }) => legs.length > 1);
    expect(moved.length).toBeGreaterThan(0);
    for (const row of rows) {
      const figure = figures(found.tasks.find((task) => task.lastQueue?.id === row.queueId));
      // Search counts them as handled in the queue they ended in, whatever happened there.
      const left = moved.filter(({ legs }) => legs[0]?.queueId === row.queueId).length;
      const lost = moved.filter(({ legs }) => legs[1]?.queueId === row.queueId && !legs[1].answeredAt).length;
      expect(row.totalAcceptedTasks).toBe((figure.accepted ?? 0) + left - lost);
      expect(row.totalAbandonedTasks).toBe((figure.abandoned ?? 0) + (figure.short ?? 0) + lost);
    }
    // In the org's total only contacts differ: their waits and their talk are the same, whichever queue has them.
    const inSearch = (name: string) => found.tasks.reduce((sum, task) => sum + (figures(task)[name] ?? 0), 0);
    const queued = found.tasks.filter((task) => task.lastQueue);
    const talk = queued.reduce((ms, task) => ms + (figures(task).talkMs ?? 0), 0);
    expect(total(rows, (row) => row.totalEnqueuedTasks)).toBe(inSearch("parked"));
    expect(Math.round(total(rows, (row) => row.averageEnqueuedTime * row.totalEnqueuedTasks))).toBe(inSearch("waitMs"));
    expect(Math.round(total(rows, (row) => row.averageHandledTime * row.totalAcceptedTasks))).toBe(talk);
  },
);

test("both ends are rounded down before anything is judged", async () => {
  const exact = await statistics(cloud, `from=${at("10:00")}&to=${at("11:00")}`);
  expect(await statistics(cloud, `from=${at("10:14")}&to=${at("11:14")}`)).toEqual(exact);
  expect(await status(`from=${at("10:01")}&to=${at("10:14")}`)).toBe(400);
  // 24 h and 14 minutes apart as given, 23:45 once rounded down.
  expect(await status(`from=${OPEN + QUARTER}&to=${OPEN + 24 * HOUR + QUARTER - 1}`)).toBe(200);
});

test("a window of 24 hours is refused, one quarter hour less is not", async () => {
  expect(await status(`from=${OPEN}&to=${OPEN + 24 * HOUR}`)).toBe(400);
  expect(await status(`from=${OPEN}&to=${OPEN + 24 * HOUR - QUARTER}`)).toBe(200);
});

test.each([
  ["no from", `to=${NIGHT}`],
  ["no to", `from=${OPEN}`],
  ["a from that is no number", `from=today&to=${NIGHT}`],
  ["a to before from", `from=${NIGHT}&to=${OPEN}`],
  ["an interval of 20 minutes", `from=${OPEN}&to=${NIGHT}&interval=20`],
  ["an org id in base64", `from=${OPEN}&to=${NIGHT}&orgId=Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi8x`],
  ["more than 100 queues", `from=${OPEN}&to=${NIGHT}&queueIds=${Array.from({ length: 101 }, (_, n) => n).join(",")}`],
  ["more than 36 months ago", `from=${NOW - 1100 * 24 * HOUR}&to=${NOW - 1100 * 24 * HOUR + HOUR}`],
  ["seconds in place of milliseconds", `from=${OPEN / 1000}&to=${NIGHT / 1000}`],
])("%s is refused with 400 and a description", async (_what, query) => {
  const reply = await cloud.get(`/us1/v1/queues/statistics?${query}`);
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text)).toEqual({
    trackingId: reply.headers.get("trackingid"),
    error: { key: "400", message: [{ description: expect.stringMatching(/\w/) }] },
  });
});

test("queueIds narrows to those queues, and an unknown id has no row", async () => {
  const all = await statistics(cloud, `from=${OPEN}&to=${NIGHT}`);
  const [first, second] = all;
  const some = await statistics(
    cloud,
    `from=${OPEN}&to=${NIGHT}&queueIds=${first?.queueId},%20${second?.queueId},1111`,
  );
  expect(some).toEqual([first, second]);
});

test("nothing of the future is told: the day grows as the clock moves, and past intervals stay", async () => {
  const today = `from=${Date.parse("2026-11-20T00:00:00-05:00")}&to=${Date.parse("2026-11-20T23:45:00-05:00")}`;
  const before = await statistics(cloud, `${today}&interval=60`);
  expect(Math.max(...before.map((row) => row.intervalStartTime))).toBeLessThanOrEqual(NOW);
  const evening = await startCloud(NOW + 9 * HOUR);
  const after = await statistics(evening, `${today}&interval=60`);
  await evening.stop();
  expect(total(after, (row) => row.totalAcceptedTasks)).toBeGreaterThan(total(before, (row) => row.totalAcceptedTasks));
  const morning = (rows: readonly StatisticsRow[]) =>
    rows.filter((row) => row.channelType === "telephony" && row.intervalStartTime < NOW - 3 * HOUR);
  expect(morning(before)).toEqual(morning(after));
  expect(await statistics(cloud, `from=${NOW + HOUR}&to=${NOW + 2 * HOUR}`)).toEqual([]);
});
