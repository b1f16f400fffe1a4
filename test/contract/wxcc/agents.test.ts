import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listActivities } from "../../../src/wxcc/agents/activities.js";
import { listSignedIn } from "../../../src/wxcc/agents/signed-in.js";
import { createDirectory } from "../../../src/wxcc/directory.js";
import { createEstimatedWait } from "../../../src/wxcc/estimated-wait.js";
import { createAgentRestSource } from "../../../src/wxcc/statistics/agent-rest.js";
import { createAgentSearchSource } from "../../../src/wxcc/statistics/agent-search.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, fixture, org, US1 } from "./lab.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const midnight = Date.UTC(2026, 10, 20);
const today = { from: midnight, to: NOW };
const ruth = "5b1c8e0d-7a24-4f3e-9d16-0c2b3a4d5e6f";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const deps = () => {
  const clock = createSkippingClock(NOW);
  return { clock, ...createClient(clock) };
};

test("agent statistics by REST as the OpenAPI describes them, the capital A of totalUnAvailableTime included", async () => {
  nock(US1)
    .get("/v1/agents/statistics")
    .query({ from: String(midnight), to: String(Date.UTC(2026, 10, 20, 9)), orgId: org.id, agentIds: ruth })
    .reply(200, fixture("agent-statistics"));
  const answer = await createAgentRestSource(deps()).agents(org, today, { agentIds: [ruth] });
  expect(answer.rows.map(({ agentName, teamName, channel, sums }) => [agentName, teamName, channel, sums])).toEqual([
    [
      "Ruth Calder",
      "North desk",
      "voice",
      {
        ...{ offered: 12, handled: 11, notAnswered: 1, transferred: 2, talkMs: 2_310_000 },
        ...{ holdMs: 66_000, wrapUpMs: 330_000, availableMs: 900_000, idleMs: 120_000 },
      },
    ],
    ["Ruth Calder", "North desk", "chat", expect.objectContaining({ handled: 3, talkMs: 840_000 })],
  ]);
});

test("agent sessions by Search: shuffled floats are found by their names, a null sum is 0", async () => {
  nock(US1)
    .post("/search", ({ query, variables }) => {
      const fields = variables.aggregations.map(({ field }: { field: string }) => field);
      return query.includes("agentSession(") && fields.includes("channelInfo.notRespondedCount");
    })
    .query({ orgId: org.id })
    .reply(200, fixture("search-agent-sessions"));
  const answer = await createAgentSearchSource(deps()).agents(org, today, {});
  expect(answer.rows).toMatchObject([
    { agentName: "Ruth Calder", channel: "voice", sums: { offered: 12, handled: 11, transferred: 0, idleMs: 120_000 } },
  ]);
});

test("who is signed in comes from active sessions of the last 24 hours", async () => {
  nock(US1)
    .post("/search", ({ variables }) => variables.from === String(NOW - 86_400_000))
    .query({ orgId: org.id })
    .reply(200, fixture("search-signed-in"));
  const [agent] = await listSignedIn(deps().http, org, NOW, "person");
  expect(agent?.places).toEqual([
    { channel: "voice", state: "idle", idleCode: "Lunch", since: 1_795_165_200_000 },
    { channel: "chat", state: "available", idleCode: undefined, since: 1_795_164_000_000 },
  ]);
});

test("activities: empty texts are nothing, and an end of -1 is none yet", async () => {
  nock(US1)
    .get("/v1/agents/activities")
    .query({ from: midnight, to: NOW, agentIds: ruth, page: 0, pageSize: 1000, orgId: org.id })
    .reply(200, fixture("agent-activities"));
  expect(await listActivities(deps().http, org, ruth, today, "person")).toMatchObject([
    { state: "idle", idleCode: "Meeting", queueName: undefined, isSignIn: true, to: 1_795_158_900_000 },
    { state: "connected", idleCode: undefined, queueName: "Claims_Q", isSignIn: false, to: undefined },
  ]);
});

test("the estimated wait is milliseconds, and 204 without a body is none", async () => {
  const asked = (queueId: string) => nock(US1).get("/v1/ewt").query({ queueId, lookbackMinutes: 30, orgId: org.id });
  asked("busy").reply(200, { estimatedWaitTime: 48210.4 });
  asked("quiet").reply(204);
  const waits = createEstimatedWait(deps());
  expect(await waits.estimate(org, "busy", "person")).toBe(48_210.4);
  expect(await waits.estimate(org, "quiet", "person")).toBeNull();
});

test("a forbidden list of users says what it was and whose turn it is", async () => {
  nock(US1).get(`/organization/${org.id}/v2/user`).query(true).reply(403, {});
  await expect(createDirectory(deps()).agents(org)).rejects.toMatchObject({
    code: "upstream-forbidden",
    say: expect.stringContaining("list of agents of Northwind"),
  });
});
