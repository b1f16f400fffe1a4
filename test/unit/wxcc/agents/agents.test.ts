import fc from "fast-check";
import { expect, test } from "vitest";
import { listActivities } from "../../../../src/wxcc/agents/activities.js";
import { createAgentWork } from "../../../../src/wxcc/agents/agent-work.js";
import { mainPlace, presenceOf } from "../../../../src/wxcc/agents/describe-state.js";
import { createDirectory } from "../../../../src/wxcc/directory.js";
import { createEstimatedWait } from "../../../../src/wxcc/estimated-wait.js";
import { createSearchRefusals } from "../../../../src/wxcc/statistics/remember-refusals.js";
import { type Answering, acme, createCloud, json } from "../fake-cloud.js";
import { createSkippingClock } from "../skipping-clock.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const HOUR_MS = 3_600_000;

function cloudOf(answer: Answering) {
  const clock = createSkippingClock(NOW);
  const cloud = createCloud(clock, answer);
  const refusals = createSearchRefusals({ clock, log: { info: () => undefined, warn: () => undefined } });
  const directory = createDirectory({ http: cloud.http, clock });
  return { ...cloud, clock, work: createAgentWork({ http: cloud.http, clock, refusals, directory }) };
}

const entry = (startTime: number, part: object = {}) => ({
  agentSessionId: "s1",
  channelId: "c1",
  channelType: "telephony",
  currentState: "available",
  idleCodeName: "",
  queueName: "",
  isLogin: 0,
  startTime,
  endTime: startTime + 1000,
  ...part,
});

/** A tenant that answers by page like the API: at most 10 000 entries of a window can be read. */
const serving =
  (entries: readonly { startTime: number }[]): Answering =>
  ({ url }) => {
    const number = (name: string) => Number(url.searchParams.get(name));
    const [from, to, size, first] = [
      number("from"),
      number("to"),
      number("pageSize"),
      number("page") * number("pageSize"),
    ];
    const own = entries.filter(({ startTime }) => startTime >= from && startTime < to);
    return json({ data: own.slice(first, Math.min(first + size, 10_000)) });
  };

test("activities of several days come day by day, all pages, in order; -1 is going on", async () => {
  const from = NOW - 50 * HOUR_MS;
  const entries = Array.from({ length: 2500 }, (_, n) => entry(from + n * 70_000));
  const { http, sent } = cloudOf(serving([...entries, entry(NOW - 1000, { endTime: -1, currentState: "on_hold" })]));
  const read = await listActivities(http, acme(), "a", { from, to: NOW }, "person");
  expect(read).toHaveLength(2501);
  expect(read.at(-1)).toMatchObject({ state: "on-hold", to: undefined, idleCode: undefined });
  const spans = sent.map(({ url }) => Number(url.searchParams.get("to")) - Number(url.searchParams.get("from")));
  expect(Math.max(...spans)).toBeLessThan(24 * HOUR_MS);
});

test("a window with more than can be paged through is halved until all of it is read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 9_000, max: 25_000 }), async (count) => {
      const from = NOW - 10 * HOUR_MS;
      const entries = Array.from({ length: count }, (_, n) => entry(from + n * 1000));
      const { http } = cloudOf(serving(entries));
      const read = await listActivities(http, acme(), "a", { from, to: NOW }, "person");
      expect(read.map((each) => each.from)).toEqual(entries.map(({ startTime }) => startTime));
    }),
    { numRuns: 4 },
  );
});

test("who is signed in is asked once a minute, and of two sessions of one agent the newest counts", async () => {
  const session = (startTime: number, currentState: string) => ({
    ...{ agentId: "a", agentName: "Ann", teamId: "t", teamName: "T", startTime },
    channelInfo: [{ channelType: "telephony", currentState, idleCodeName: "Lunch", lastActivityTime: NOW - 5000 }],
  });
  const { work, sent } = cloudOf(() =>
    json({
      data: {
        agentSession: {
          agentSessions: [session(5, "idle"), session(1, "available")],
          pageInfo: { hasNextPage: false },
        },
      },
    }),
  );
  const [first] = await Promise.all([work.signedIn(acme(), NOW, "person"), work.signedIn(acme(), NOW, "person")]);
  expect(first).toEqual([
    {
      ...{ agentId: "a", agentName: "Ann", teamId: "t", teamName: "T" },
      places: [{ channel: "voice", state: "idle", idleCode: "Lunch", since: NOW - 5000 }],
    },
  ]);
  expect(sent).toHaveLength(1);
});

test("voice stands for an agent, without voice the channel with a customer", () => {
  const place = (channel: "voice" | "chat" | "email", state: string) => ({
    channel,
    state,
    idleCode: undefined,
    since: 0,
  });
  expect(mainPlace([place("chat", "connected"), place("voice", "idle")])?.state).toBe("idle");
  expect(mainPlace([place("chat", "available"), place("email", "connected")])?.channel).toBe("email");
  expect(mainPlace([place("voice", "idle")], ["chat"])).toBeUndefined();
  expect(["available", "idle", "wrapup", "reserved"].map(presenceOf)).toEqual(["available", "idle", "busy", "busy"]);
});

test("agents are known by the id that statistics use, and users without contact centre are none", async () => {
  const user = (id: string, part: object = {}) => ({
    id,
    ciUserId: `ci-${id}`,
    firstName: "Ann",
    lastName: id,
    ...part,
  });
  const { http, clock } = cloudOf(() =>
    json({ meta: { totalPages: 1, totalRecords: 2 }, data: [user("x"), user("y", { contactCenterEnabled: false })] }),
  );
  expect(await createDirectory({ http, clock }).agents(acme())).toEqual([
    { id: "ci-x", name: "Ann x", email: undefined },
  ]);
});

test("too few recent calls are no estimate, and no wait of zero", async () => {
  const { http, clock } = cloudOf(({ url }) =>
    url.searchParams.get("queueId") === "busy"
      ? json({ estimatedWaitTime: 48210.4 })
      : new Response(null, { status: 204 }),
  );
  const waits = createEstimatedWait({ http, clock });
  expect(await waits.estimate(acme(), "busy", "person")).toBe(48210.4);
  expect(await waits.estimate(acme(), "quiet", "person")).toBeNull();
});
