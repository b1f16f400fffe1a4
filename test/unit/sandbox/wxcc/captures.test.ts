import { expect, test } from "vitest";
import { z } from "zod";
import { lumen } from "../../../../src/sandbox/world.js";
import {
  consultedCall,
  deletedCall,
  endingCall,
  greetedCall,
  recordedCall,
  sensitiveCall,
  transcribedCall,
  transcribedChat,
  transferredCall,
  unrecordedCall,
} from "../../../helpers/recorded-contacts.js";
import { NOW, startCaptures } from "./ask-captures.js";

const UNKNOWN = "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40";
const nothing = { recording: [], transcription: [] };

/** The answer's shape, written from the OpenAPI by hand. */
const answerShape = z.strictObject({
  meta: z.strictObject({ orgId: z.uuid(), urlExpiration: z.int() }),
  data: z.array(
    z.strictObject({
      taskId: z.uuid(),
      recording: z.array(
        z.strictObject({
          id: z.string(),
          segment: z.boolean(),
          attributes: z.strictObject({
            fileName: z.string().endsWith(".wav"),
            filePath: z.url(),
            startTime: z.int(),
            stopTime: z.int(),
            participants: z.array(z.string()).min(1),
            channel1: z.enum(["Caller", "Agent", "VA"]),
            channel2: z.enum(["Caller", "Agent", "VA", "Others"]),
            callType: z.enum(["main", "consult", "va-main", "va-consult"]),
            sensitive: z.boolean(),
          }),
        }),
      ),
      transcription: z.array(
        z.strictObject({
          Source: z.string(),
          Provider: z.string(),
          id: z.string(),
          fileName: z.string().endsWith(".json"),
          filePath: z.url(),
          startTime: z.string().regex(/^\d{13}$/),
          languageCode: z.string(),
          createTime: z.string().regex(/^\d{13}$/),
        }),
      ),
    }),
  ),
});

test("the answer has the OpenAPI's shape, in the order of the ids, empty for what is unknown or not recorded", async () => {
  const { ask } = await startCaptures();
  const calls = [consultedCall(NOW), transcribedCall(NOW), greetedCall(NOW), transcribedChat(NOW), unrecordedCall(NOW)];
  const taskIds = [UNKNOWN, ...new Set(calls.map(({ id }) => id))];
  const { status, answer } = await ask({ query: { taskIds, includeVARecordings: true, urlExpiration: 30 } });
  expect(status).toBe(200);
  const { meta, data } = answerShape.parse(answer);
  expect(meta.urlExpiration).toBe(30);
  expect(data.map(({ taskId }) => taskId)).toEqual(taskIds);
  expect(data[0]).toEqual({ taskId: UNKNOWN, ...nothing });
  expect(data.at(-1)).toEqual({ taskId: unrecordedCall(NOW).id, ...nothing });
});

const id = "8e18afdf-db79-449b-b4f5-ee4f14d9f45e";
const ids = (count: number) => Array.from({ length: count }, (_, n) => `8e18afdf-db79-449b-b4f5-ee4f14d9f4${10 + n}`);

test.each([
  ["eleven ids", { query: { taskIds: ids(11) } }, "at most 10"],
  ["an id twice", { query: { taskIds: [id, id.toUpperCase()] } }, "must be unique"],
  ["no ids", { query: { taskIds: [] } }, "must not be empty"],
  ["no taskIds", { query: {} }, "must not be null"],
  ["an id that is no UUID", { query: { taskIds: ["42"] } }, "valid UUID"],
  ["a body that is not wrapped", { taskIds: [id] }, "query"],
  ["a time filter, which there is none", { query: { taskIds: [id], from: 1 } }, "unknown property from"],
  ["no minutes", { query: { taskIds: [id], urlExpiration: 0 } }, "urlExpiration should be greater than 0."],
  ["negative minutes", { query: { taskIds: [id], urlExpiration: -5 } }, "urlExpiration should be greater than 0."],
  ["seconds for minutes", { query: { taskIds: [id], urlExpiration: 3600 } }, "greater than 60"],
  ["half a minute", { query: { taskIds: [id], urlExpiration: 0.5 } }, "whole number"],
  ["a flag in words", { query: { taskIds: [id], includeSegments: "yes" } }, "includeSegments"],
])("%s is refused with 400 and the reason", async (_what, body, reason) => {
  const { ask } = await startCaptures();
  const { status, answer } = await ask(body);
  expect(status).toBe(400);
  expect(answer).toEqual({
    trackingId: expect.any(String),
    error: { key: "400", message: [{ description: expect.stringContaining(reason) }] },
  });
});

test("ten ids are answered, and an address lasts an hour when nothing else is said", async () => {
  const { ask } = await startCaptures();
  const { status, answer } = await ask({ query: { taskIds: ids(10) } });
  expect([status, answer.data.length, answer.meta.urlExpiration]).toEqual([200, 10, 60]);
});

test("an administrator or a supervisor of the org may ask, with the right to read, about no other org", async () => {
  const { ask } = await startCaptures();
  const status = async (token: string, more: object = {}, region = "us1") =>
    (await ask({ query: { taskIds: [id], ...more } }, { token, region })).status;
  expect(await status("harbor")).toBe(200);
  expect(await status("supervisor")).toBe(200);
  expect(await status("agent")).toBe(403);
  expect(await status("noScope")).toBe(403);
  expect(await status("stranger")).toBe(401);
  expect(await status("harbor", { orgId: lumen.id })).toBe(403);
  expect(await status("harbor", {}, "eu1")).toBe(403);
});

test("another org's recorded call is as unknown as any other id", async () => {
  const { captures } = await startCaptures();
  const foreign = recordedCall(NOW, { org: lumen });
  expect(await captures(foreign.id)).toEqual({ taskId: foreign.id, ...nothing });
});

test("a capture is not there when the call ends; it comes at its own moment and goes with the org's retention", async () => {
  const { clock, captures } = await startCaptures();
  const call = endingCall(NOW);
  clock.to(call.captureReadyAt - 1);
  expect((await captures(call.id)).recording).toEqual([]);
  clock.to(call.captureReadyAt);
  expect((await captures(call.id)).recording).toHaveLength(1);
  expect(call.captureReadyAt - call.endedAt).toBeGreaterThanOrEqual(12_000);
  const old = deletedCall(NOW);
  clock.to(old.endedAt + 90 * 86_400_000 - 1);
  expect((await captures(old.id)).recording).toHaveLength(1);
  clock.to(old.endedAt + 90 * 86_400_000);
  expect(await captures(old.id)).toEqual({ taskId: old.id, ...nothing });
});

test("segments take the stitched recording's place, one for each agent, and lie within it", async () => {
  const { captures } = await startCaptures();
  const call = transferredCall(NOW);
  const { recording: stitched } = await captures(call.id);
  const { recording: segments } = await captures(call.id, { includeSegments: true });
  const [whole] = stitched.filter(({ attributes }: Attributed) => attributes.callType === "main");
  const parts = segments.filter(({ segment }: Attributed) => segment);
  expect(whole).toMatchObject({ segment: false, attributes: { channel1: "Caller", channel2: "Others" } });
  expect(parts).toHaveLength(call.recordings);
  expect(parts[0].attributes.startTime).toBe(whole.attributes.startTime);
  expect(parts.at(-1).attributes.stopTime).toBe(whole.attributes.stopTime);
  expect(whole.attributes.stopTime).toBe(call.endedAt);
  expect(segments.some(({ id }: Attributed) => id === whole.id)).toBe(false);
});

interface Attributed {
  readonly id: string;
  readonly segment: boolean;
  readonly attributes: Record<string, unknown>;
}

test("a consult is a recording of its own, between two agents and inside a hold, with segments and without", async () => {
  const { captures } = await startCaptures();
  const call = consultedCall(NOW);
  for (const includeSegments of [false, true]) {
    const { recording } = await captures(call.id, { includeSegments });
    const { segment, attributes } = recording.find((each: Attributed) => each.attributes.callType === "consult");
    expect([segment, attributes.channel1, attributes.channel2]).toEqual([false, "Agent", "Agent"]);
    expect(new Set(attributes.participants).size).toBe(2);
    const hold = call.segments.find(
      ({ kind, from, to }) => kind === "hold" && from < attributes.startTime && to > attributes.stopTime,
    );
    expect(hold?.agentId).toBe(attributes.participants[0]);
  }
});

test("the virtual agent's part is there only when it is asked for", async () => {
  const { captures } = await startCaptures();
  const call = greetedCall(NOW);
  const kinds = async (more: object) =>
    (await captures(call.id, more)).recording.map(({ attributes }: Attributed) => attributes.callType);
  expect(await kinds({})).not.toContain("va-main");
  expect(await kinds({ includeVARecordings: true })).toContain("va-main");
});

test("a sensitive call is marked in the virtual agent's part and in the call itself", async () => {
  const { captures } = await startCaptures();
  const { recording } = await captures(sensitiveCall(NOW).id, { includeVARecordings: true });
  const marks = recording.map(({ attributes }: Attributed) => [attributes.callType, attributes.sensitive]);
  expect(marks).toEqual(
    expect.arrayContaining([
      ["main", true],
      ["va-main", true],
    ]),
  );
});

test("customers are masked, agents are named by id", async () => {
  const { captures } = await startCaptures();
  const call = recordedCall(NOW, { that: ({ transfers, direction }) => transfers === 0 && direction === "inbound" });
  const [agentId, customer] = (await captures(call.id)).recording[0].attributes.participants;
  expect(agentId).toBe(call.segments.find(({ kind }) => kind === "talk")?.agentId);
  expect(customer).toMatch(/^\+1\d\d\*{4}\d{4}$/);
  expect(call.origin).not.toBe(customer);
});

test("one org serves the names of the OpenAPI and the other those of Cisco's newer guides", async () => {
  const { captures } = await startCaptures();
  const old = await captures(transcribedCall(NOW).id);
  expect(old.transcription[0]).toMatchObject({
    Source: "recording",
    Provider: "CISCO",
    languageCode: expect.stringMatching(/^(en|es)-US$/),
  });
  const call = transcribedCall(NOW, { org: lumen });
  const { transcription } = await captures(call.id, {}, { token: "lumen", region: "eu1" });
  expect(transcription[0]).toMatchObject({ source: "recording", provider: "CISCO", startTime: expect.any(String) });
  expect(transcription[0]).not.toHaveProperty("Source");
});
