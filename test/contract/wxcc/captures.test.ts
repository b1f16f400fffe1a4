import { inspect } from "node:util";
import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCaptures } from "../../../src/wxcc/captures/captures.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, org, US1 } from "./lab.js";

const STORAGE = "https://storage.example/recordings";
const idOf = (n: number) => `2b7f6c9e-0d34-4e58-b1a7-${String(n).padStart(12, "0")}`;
const ids = (count: number) => Array.from({ length: count }, (_, n) => idOf(n));

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function captures(urlMinutes = 30) {
  const { http, calls } = createClient(createSkippingClock(0));
  return { client: createCaptures({ http, urlMinutes }), calls };
}

const recording = (id: string, more: object = {}) => ({
  id,
  segment: false,
  attributes: {
    fileName: `${id}.wav`,
    filePath: `${STORAGE}/${id}?X-Amz-Signature=abc`,
    startTime: 1784041221000,
    stopTime: 1784041471000,
    participants: ["d3a95c18-6e2f-4b7d-91c0-8f4e6a2b5d73", "+130****0142"],
    channel1: "Caller",
    channel2: "Agent",
    callType: "main",
    sensitive: false,
    ...more,
  },
});
const answer = (data: readonly object[]) => ({ meta: { orgId: org.id, urlExpiration: 30 }, data });
const empty = (taskId: string) => ({ taskId, recording: [], transcription: [] });
type Asked = { readonly query: { readonly taskIds: readonly string[] } };
const serve = (times: number, reply: (asked: Asked) => [number, object]) => {
  const asked: Asked[] = [];
  nock(US1)
    .post("/v1/captures/query", (body: Asked) => asked.push(body) > 0)
    .times(times)
    .reply((_uri, body) => reply(body as Asked));
  return asked;
};

test("the question is wrapped in `query`, its time in minutes, its flags said, and nothing else is in it", async () => {
  const asked = nock(US1, { reqheaders: { authorization: "Bearer token-1" } })
    .post("/v1/captures/query", {
      query: {
        orgId: org.id,
        urlExpiration: 5,
        taskIds: [idOf(1)],
        includeSegments: true,
        includeVARecordings: true,
      },
    })
    .reply(200, answer([empty(idOf(1))]));
  const found = await captures(5).client.find(org, [idOf(1)], { segments: true, virtualAgent: true }, "person");
  expect(asked.isDone()).toBe(true);
  expect(found.get(idOf(1))).toEqual({ taskId: idOf(1), recordings: [], transcripts: [] });
});

test("recordings and transcripts as the OpenAPI describes them; a transcript's keys in either case", async () => {
  const spelled = { id: "cfg-17", fileName: "voiceTranscript.json", languageCode: "en-US", startTime: "1784041221000" };
  serve(1, () => [
    200,
    answer([
      {
        taskId: idOf(1),
        recording: [recording("a"), recording("b", { callType: "va-main", channel2: "VA", sensitive: true })],
        transcription: [
          { ...spelled, Source: "recording", Provider: "CISCO", filePath: `${STORAGE}/t1?X-Amz-Signature=abc` },
          { configId: "cfg-18", source: "chat", provider: "CISCO", filePath: `${STORAGE}/t2?X-Amz-Signature=abc` },
        ],
      },
    ]),
  ]);
  const found = (await captures().client.find(org, [idOf(1).toUpperCase()], {}, "person")).get(idOf(1));
  expect(found?.recordings).toMatchObject([
    { id: "a", callType: "main", startedAt: 1784041221000, endedAt: 1784041471000, sensitive: false },
    { id: "b", callType: "va-main", channels: ["Caller", "VA"], sensitive: true },
  ]);
  expect(found?.transcripts).toMatchObject([
    { id: "cfg-17", source: "recording", provider: "CISCO", language: "en-US", startedAt: 1784041221000 },
    { id: "cfg-18", source: "chat", provider: "CISCO", language: undefined, startedAt: undefined },
  ]);
  expect(found?.recordings[0]?.address.reveal()).toBe(`${STORAGE}/a?X-Amz-Signature=abc`);
});

test("an address prints as nothing, however what holds it is printed", async () => {
  serve(1, () => [200, answer([{ taskId: idOf(1), recording: [recording("a")], transcription: [] }])]);
  const found = await captures().client.find(org, [idOf(1)], {}, "person");
  const printed = [
    inspect(found, { depth: 9, showHidden: true }),
    JSON.stringify([...found]),
    `${[...found.values()]}`,
  ];
  for (const text of printed) expect(text).not.toMatch(/X-Amz|storage\.example/);
});

test("eleven ids are two calls, ten and one, and each id is answered; ids twice are asked once", async () => {
  const asked = serve(2, ({ query }) => [200, answer(query.taskIds.map(empty))]);
  const found = await captures().client.find(org, [...ids(11), ...ids(3)], {}, "person");
  expect(asked.map(({ query }) => query.taskIds.length).sort()).toEqual([1, 10]);
  expect([...found.keys()]).toEqual(ids(11));
});

test("a second call that fails is an error, never the first ten alone", async () => {
  serve(2, ({ query }) => (query.taskIds.length === 1 ? [403, {}] : [200, answer(query.taskIds.map(empty))]));
  await expect(captures().client.find(org, ids(11), {}, "person")).rejects.toMatchObject({
    code: "upstream-forbidden",
    say: expect.stringContaining("recordings of Northwind"),
  });
});

test("an id that the answer leaves out has nothing", async () => {
  serve(1, () => [200, answer([])]);
  expect((await captures().client.find(org, [idOf(1)], {}, "person")).get(idOf(1))?.recordings).toEqual([]);
});

test("a question that changes nothing is asked again after a fault", async () => {
  nock(US1).post("/v1/captures/query").reply(503, {});
  nock(US1)
    .post("/v1/captures/query")
    .reply(200, answer([empty(idOf(1))]));
  const { client, calls } = captures();
  await client.find(org, [idOf(1)], {}, "person");
  expect(calls).toMatchObject([{ status: 503 }, { status: 200 }]);
});

test.each([
  ["no data", {}],
  ["a time that is none", answer([{ taskId: idOf(1), recording: [recording("a", { startTime: "soon" })] }])],
  ["an address that is none", answer([{ taskId: idOf(1), recording: [recording("a", { filePath: "file:///etc" })] }])],
])("nonsense is said to be nonsense: %s", async (_, body) => {
  serve(1, () => [200, body]);
  const thrown: unknown = await captures()
    .client.find(org, [idOf(1)], {}, "person")
    .catch((error) => error);
  expect(thrown).toMatchObject({ code: "upstream-nonsense" });
  expect(inspect(thrown, { depth: 9 })).not.toContain("X-Amz-Signature");
});

test("no ids: nothing is asked", async () => {
  expect((await captures().client.find(org, [], {}, "person")).size).toBe(0);
});
