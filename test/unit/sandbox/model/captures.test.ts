import { expect, test } from "vitest";
import { buildCaptures } from "../../../../src/sandbox/model/captures/build-captures.js";
import type { ContactCaptures } from "../../../../src/sandbox/model/captures/capture.js";
import { consultsOf } from "../../../../src/sandbox/model/captures/draw-consults.js";
import { maskAddress } from "../../../../src/sandbox/model/captures/mask-address.js";
import type { Contact } from "../../../../src/sandbox/model/contact.js";
import { createTrafficModel } from "../../../../src/sandbox/model/traffic-model.js";
import { harbor, lumen, orgs } from "../../../../src/sandbox/world.js";

const model = createTrafficModel({ orgs, percentMovedOn: 3 });
const centreOf = (orgId: string) => {
  const centre = model.centre(orgId);
  if (!centre) throw new Error("no centre");
  return centre;
};
const contacts = [harbor, lumen].flatMap(({ id }) => model.day(id, "2026-11-20")?.contacts ?? []);
const kept = contacts.flatMap((contact) => buildCaptures(centreOf(contact.orgId), contact) ?? []);
const calls = kept.filter(({ contact }) => contact.channel === "voice");
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;
const having = (what: (recording: ContactCaptures["recordings"][number]) => boolean) =>
  calls.filter(({ recordings }) => recordings.some(what));

test("what is kept is of recorded calls and of written conversations that an agent took, and of nothing else", () => {
  const has = new Set(kept.map(({ contact }) => contact.id));
  const taken = ({ segments }: Contact) => segments.some(({ kind }) => kind === "talk");
  for (const contact of contacts) {
    expect(has.has(contact.id)).toBe(contact.channel === "voice" ? contact.recordings > 0 : taken(contact));
  }
});

test("a call has as many segments as Search counts recordings, inside the call and inside the whole recording", () => {
  for (const { contact, recordings } of calls) {
    const [main, ...others] = recordings;
    const segments = others.filter(({ segment }) => segment);
    expect(segments).toHaveLength(contact.recordings);
    for (const { startedAt, stoppedAt } of recordings) {
      expect(stoppedAt).toBeGreaterThan(startedAt);
      expect(startedAt).toBeGreaterThanOrEqual(contact.createdAt);
      expect(stoppedAt).toBeLessThanOrEqual(contact.endedAt);
    }
    for (const { startedAt, stoppedAt } of segments) {
      expect(startedAt).toBeGreaterThanOrEqual(main?.startedAt ?? 0);
      expect(stoppedAt).toBeLessThanOrEqual(main?.stoppedAt ?? 0);
    }
  }
});

test("no two files have the same id, and the same call has the same files whenever it is asked for", () => {
  const ids = kept.flatMap(({ recordings }) => recordings.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const [one] = calls;
  const again = one && buildCaptures(centreOf(one.contact.orgId), one.contact);
  expect(again?.recordings.map((recording) => ({ ...recording, sounds: recording.sounds() }))).toEqual(
    one?.recordings.map((recording) => ({ ...recording, sounds: recording.sounds() })),
  );
});

test("shares are believable: virtual agents, sensitive calls, transcripts, consults of agents and of machines", () => {
  expect(
    share(
      having(({ callType }) => callType === "va-main"),
      calls,
    ),
  ).toBeCloseTo(0.3, 1);
  expect(
    share(
      having(({ sensitive }) => sensitive),
      calls,
    ),
  ).toBeCloseTo(0.03, 1);
  expect(having(({ sensitive }) => sensitive).length).toBeGreaterThan(5);
  expect(
    share(
      calls.filter(({ transcripts }) => transcripts.length > 0),
      calls,
    ),
  ).toBeCloseTo(0.6, 1);
  expect(having(({ callType }) => callType === "consult").length).toBeGreaterThan(20);
  expect(having(({ callType }) => callType === "va-consult").length).toBeGreaterThan(2);
});

test("files come from 12 seconds to four minutes after the end and go with the org's retention", () => {
  for (const { contact, readyAt, deletedAt } of kept) {
    expect(readyAt - contact.endedAt).toBeGreaterThanOrEqual(12_000);
    expect(readyAt - contact.endedAt).toBeLessThanOrEqual(240_000);
    expect((deletedAt - contact.endedAt) / 86_400_000).toBe(contact.orgId === harbor.id ? 90 : 30);
  }
});

test("a consult lies inside a hold of the agent who asks, so that it takes no time of its own", () => {
  for (const contact of contacts) {
    for (const consult of consultsOf(contact)) {
      const holds = contact.segments.filter(({ kind, agentId }) => kind === "hold" && agentId === consult.agentId);
      expect(holds.some(({ from, to }) => from < consult.from && consult.from < consult.to && consult.to < to)).toBe(
        true,
      );
    }
  }
});

const seconds = ({ seconds: whole, nanos }: { seconds: string; nanos: number }) => Number(whole) + nanos / 1e9;

interface Recognition {
  readonly responseContents: readonly {
    readonly recognitionResult: {
      readonly role: string;
      readonly channelTag: number;
      readonly alternatives: readonly [
        {
          readonly transcript: string;
          readonly words: readonly { readonly word: string; readonly start_time: Time; readonly end_time: Time }[];
        },
      ];
    };
  }[];
}
type Time = Parameters<typeof seconds>[0];

/** A written document as it comes out of the storage. */
const written = <T>(captures: ContactCaptures | undefined): T =>
  JSON.parse(JSON.stringify(captures?.transcripts[0]?.content()));

test("what is written down was said at that very time in that very channel", () => {
  const call = calls.find(({ contact, transcripts }) => contact.orgId === harbor.id && transcripts.length > 0);
  const [main] = call?.recordings ?? [];
  const voices = main?.sounds().filter(({ kind }) => kind === "voice") ?? [];
  const { responseContents } = written<Recognition>(call);
  expect(responseContents.length).toBeGreaterThan(5);
  for (const { recognitionResult } of responseContents) {
    const { role, channelTag, alternatives } = recognitionResult;
    const [{ transcript, words }] = alternatives;
    expect(words.map(({ word }) => word).join(" ")).toBe(transcript);
    expect(role).toBe(channelTag === 1 ? "CALLER" : "AGENT");
    const start = words[0] ? seconds(words[0].start_time) : 0;
    const said = voices.find(({ from }) => Math.abs(from - (main?.startedAt ?? 0) - start * 1000) < 1);
    expect(said?.channel).toBe(channelTag);
    const last = words.at(-1);
    expect(last && seconds(last.end_time) * 1000 + (main?.startedAt ?? 0)).toBeCloseTo(said?.to ?? 0, 3);
  }
});

test("the other org's transcripts are vCon: parties and a dialogue with times and durations", () => {
  const call = calls.find(({ contact, transcripts }) => contact.orgId === lumen.id && transcripts.length > 0);
  const { parties, dialog } = written<{
    parties: { role: string }[];
    dialog: { start: string; duration: number; parties: [number]; body: string; meta: { channel: number } }[];
  }>(call);
  const voices = call?.recordings[0]?.sounds().filter(({ kind }) => kind === "voice") ?? [];
  for (const {
    start,
    duration,
    parties: [party],
    body,
    meta,
  } of dialog) {
    const said = voices.find(({ from }) => from === Date.parse(start));
    expect([said?.channel, (said?.to ?? 0) - (said?.from ?? 0)]).toEqual([meta.channel, Math.round(duration * 1000)]);
    expect(parties[party]?.role).toBe(meta.channel === 1 ? "customer" : "agent");
    expect(body).not.toBe("");
  }
});

test("a chat's messages go to and fro between customer and agent while the conversation lasts", () => {
  const chat = kept.find(({ contact }) => contact.channel === "chat");
  const { messages } = written<{ messages: { timestamp: number; participantType: string; text: string }[] }>(chat);
  expect(new Set(messages.map(({ participantType }) => participantType))).toEqual(new Set(["CUSTOMER", "AGENT"]));
  for (const { timestamp, text } of messages) {
    expect(timestamp).toBeGreaterThanOrEqual(chat?.contact.createdAt ?? 0);
    expect(timestamp).toBeLessThanOrEqual(chat?.contact.endedAt ?? 0);
    expect(text).not.toBe("");
  }
  expect(chat?.transcripts[0]?.fileName).toBe("chatTranscript.json");
});

test("a benchmark's recording goes on for as long as it wants, with somebody speaking to its end", () => {
  const [call] = calls;
  const hour = 3_600_000;
  const [main] = (call && buildCaptures(centreOf(call.contact.orgId), call.contact, hour))?.recordings ?? [];
  const lengthMs = (main?.stoppedAt ?? 0) - (main?.startedAt ?? 0);
  expect(hour - lengthMs).toBeLessThanOrEqual(1500);
  const last = main?.sounds().at(-1)?.to ?? 0;
  expect((main?.stoppedAt ?? 0) - last).toBeLessThan(20_000);
});

test.each([
  ["+12025550142", "+120****0142"],
  ["+33639980123", "+336****0123"],
  ["ava.abbott.7@example.com", "a****7@example.com"],
  ["a@example.com", "a****@example.com"],
])("%s is masked as %s", (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});
