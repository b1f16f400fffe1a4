import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listActivities } from "../../../src/wxcc/agents/activities.js";
import { createAgentWork } from "../../../src/wxcc/agents/agent-work.js";
import { listSignedIn } from "../../../src/wxcc/agents/signed-in.js";
import { createDirectory } from "../../../src/wxcc/directory.js";
import { createEstimatedWait } from "../../../src/wxcc/estimated-wait.js";
import { createAgentRestSource } from "../../../src/wxcc/statistics/agent-rest.js";
import { createAgentSearchSource } from "../../../src/wxcc/statistics/agent-search.js";
import { createSearchRefusals } from "../../../src/wxcc/statistics/remember-refusals.js";
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

test("an idle code that comes without its name has the configuration's; one that it does not know keeps its id", async () => {
  const { data } = JSON.parse(fixture("agent-activities"));
  const nameless = [0, 1].map((n) => ({ ...data[0], startTime: midnight + n, idleCodeName: "" }));
  nock(US1)
    .get("/v1/agents/activities")
    .query(true)
    .reply(200, { data: [nameless[0], { ...nameless[1], idleCode: "deleted-long-ago" }] });
  const codes = nock(US1)
    .get(`/organization/${org.id}/v2/auxiliary-code`)
    .query({ page: 0, pageSize: 100, attributes: "id,name" })
    .reply(200, fixture("auxiliary-codes"));
  const { http, clock } = deps();
  const refusals = createSearchRefusals({ clock, log: { info: () => undefined, warn: () => undefined } });
  const directory = createDirectory({ http, clock });
  const work = createAgentWork({ http, clock, refusals, directory });
  const activities = await work.activities(org, ruth, today, "person");
  expect(activities.map(({ idleCode }) => idleCode)).toEqual(["Meeting", "deleted-long-ago"]);
  expect(codes.isDone()).toBe(true);
});

test("without the configuration's codes an agent's day is shown all the same, with ids", async () => {
  const { data } = JSON.parse(fixture("agent-activities"));
  nock(US1)
    .get("/v1/agents/activities")
    .query(true)
    .reply(200, { data: [{ ...data[0], idleCodeName: "" }] });
  nock(US1).get(`/organization/${org.id}/v2/auxiliary-code`).query(true).reply(403, {});
  const { http, clock } = deps();
  const refusals = createSearchRefusals({ clock, log: { info: () => undefined, warn: () => undefined } });
  const work = createAgentWork({ http, clock, refusals, directory: createDirectory({ http, clock }) });
  expect((await work.activities(org, ruth, today, "person"))[0]?.idleCode).toBe(data[0].idleCode);
});

test("sites and the sites of teams are read from the configuration API, each list once for all who ask", async () => {
  nock(US1)
    .get(`/organization/${org.id}/v2/site`)
    .query({ page: 0, pageSize: 100, attributes: "id,name" })
    .reply(200, fixture("sites"));
  nock(US1)
    .get(`/organization/${org.id}/v2/team`)
    .query({ page: 0, pageSize: 100, attributes: "id,name,siteId" })
    .reply(200, fixture("teams"));
  const directory = createDirectory(deps());
  const [sites, again, teams] = await Promise.all([directory.sites(org), directory.sites(org), directory.teams(org)]);
  expect(sites).toEqual([
    { id: "95d4e0f7-1b3c-4a26-8e7d-6f5a4b3c2d1e", name: "Aurora" },
    { id: "1f4a6c2e-8b0d-4e3f-9a57-2c1b0d9e8f7a", name: "Boulder" },
  ]);
  expect(again).toBe(sites);
  expect(teams).toEqual([
    { id: "9c0d1e2f-3a4b-4c5d-8e6f-7a8b9c0d1e2f", name: "North desk", siteId: sites[0]?.id },
    { id: "4d3c2b1a-0f9e-4d8c-b7a6-5f4e3d2c1b0a", name: "Overflow", siteId: undefined },
  ]);
});

test("a team that is not known yet has the list read again once, whoever misses it at the same time", async () => {
  const asked = (reply: string) => nock(US1).get(`/organization/${org.id}/v2/team`).query(true).reply(200, reply);
  asked(fixture("teams"));
  const second = asked(fixture("teams"));
  const { http, clock } = deps();
  const directory = createDirectory({ http, clock });
  await directory.teams(org);
  clock.advance(60_000);
  await Promise.all(["new", "other"].map((id) => directory.teams(org, { mustKnow: [id] })));
  await directory.teams(org, { mustKnow: ["new"] });
  expect(second.isDone()).toBe(true);
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
