import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCaptures } from "../../../../src/sandbox/model/captures/build-captures.js";
import { consultsOf } from "../../../../src/sandbox/model/captures/draw-consults.js";
import type { Contact } from "../../../../src/sandbox/model/contact.js";
import { createTrafficModel } from "../../../../src/sandbox/model/traffic-model.js";
import { harbor, orgs } from "../../../../src/sandbox/world.js";
import { type Cloud, model, NOW, startCloud, tasks } from "./cloud.js";

const DAY = 86_400_000;
let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const yesterday = model.day(harbor.id, "2026-11-19")?.contacts ?? [];
const kept = (contact: Contact) => {
  const centre = model.centre(harbor.id);
  return centre && buildCaptures(centre, contact);
};

async function look(contact: Contact, at: number, fields: string) {
  cloud.clock.to(at);
  const span = `from: ${contact.createdAt}, to: ${contact.createdAt + 1}`;
  const filter = `filter: { id: { equals: "${contact.id}" } }`;
  const list = await tasks(
    cloud,
    `{ task(${span}, ${filter}) { tasks { ${fields} } pageInfo { hasNextPage endCursor } } }`,
  );
  return list.tasks[0];
}

test("Search says that a recording was deleted once the org's days are over, and still how many there were", async () => {
  const call = yesterday.find(({ recordings }) => recordings > 0);
  if (!call) throw new Error("no recorded call");
  const fields = "captureRequested recordingCount isRecordingDeleted isTranscriptionAvailable";
  const before = await look(call, call.endedAt + 90 * DAY - 1, fields);
  expect(before).toMatchObject({ captureRequested: true, recordingCount: call.recordings, isRecordingDeleted: false });
  const after = await look(call, call.endedAt + 90 * DAY, fields);
  expect(after).toMatchObject({
    recordingCount: call.recordings,
    isRecordingDeleted: true,
    isTranscriptionAvailable: false,
  });
  const never = yesterday.find(({ recordings, outcome }) => recordings === 0 && outcome === "handled");
  if (!never) throw new Error("everything was recorded");
  expect(await look(never, NOW + 90 * DAY, fields)).toMatchObject({ recordingCount: 0, isRecordingDeleted: false });
});

test("a transcript is available in Search when it is among the captures", async () => {
  for (const channel of ["voice", "chat", "email"]) {
    const contact = yesterday.find((each) => each.channel === channel && (kept(each)?.transcripts.length ?? 0) > 0);
    const readyAt = contact && kept(contact)?.readyAt;
    if (!contact || readyAt === undefined) throw new Error(`no transcript in ${channel}`);
    expect(await look(contact, readyAt - 1, "isTranscriptionAvailable")).toEqual({ isTranscriptionAvailable: false });
    expect(await look(contact, readyAt, "isTranscriptionAvailable")).toEqual({ isTranscriptionAvailable: true });
  }
  const silent = yesterday.find((each) => each.recordings > 0 && kept(each)?.transcripts.length === 0);
  if (!silent) throw new Error("everything is transcribed");
  expect(await look(silent, NOW, "isTranscriptionAvailable")).toEqual({ isTranscriptionAvailable: false });
});

test("consults are counted in the call and in its leg, and their time is part of the hold's", async () => {
  const call = yesterday.find((contact) => consultsOf(contact).length > 0 && contact.legs.length === 1);
  const [consult] = call ? consultsOf(call) : [];
  if (!call || !consult) throw new Error("nobody asked anybody");
  const fields = "consultCount consultDuration holdDuration";
  expect(await look(call, consult.from - 1, fields)).toMatchObject({ consultCount: 0, consultDuration: 0 });
  const during = await look(call, consult.from + 5000, fields);
  expect(during).toMatchObject({ consultCount: 1, consultDuration: 5000, holdDuration: 7500 });
  cloud.clock.to(NOW);
  const span = `from: ${call.createdAt}, to: ${call.createdAt + 1}`;
  const fieldsOfLegs = "taskId consultCount consultDuration consultSuccessCount";
  const reply = await cloud.search(`{ taskLegDetails(${span}) { taskLegs { ${fieldsOfLegs} } } }`);
  const { taskLegs }: { taskLegs: { taskId: string }[] } = JSON.parse(reply.text).data.taskLegDetails;
  const durationMs = consultsOf(call).reduce((sum, { from, to }) => sum + to - from, 0);
  const count = consultsOf(call).length;
  expect(taskLegs.find(({ taskId }) => taskId === call.id)).toEqual({
    taskId: call.id,
    consultCount: count,
    consultDuration: durationMs,
    consultSuccessCount: count,
  });
});

test("what is kept of contacts changes nothing about them", () => {
  const untouched = createTrafficModel({ orgs, percentMovedOn: 3 }).day(harbor.id, "2026-11-19")?.contacts ?? [];
  for (const contact of yesterday) kept(contact);
  expect(untouched).toEqual(yesterday);
});
