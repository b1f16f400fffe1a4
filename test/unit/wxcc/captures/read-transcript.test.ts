import fc from "fast-check";
import { expect, test } from "vitest";
import { readTranscript } from "../../../../src/wxcc/captures/read-transcript.js";

const START = Date.UTC(2026, 10, 20, 9);
const read = (file: unknown, startedAt?: number) => readTranscript(JSON.stringify(file), startedAt);

const result = (role: string, transcript: string, from: number, to: number) => ({
  recognitionResult: {
    role,
    channelTag: 1,
    alternatives: [
      {
        transcript,
        words: [
          { word: "a", start_time: { seconds: String(from), nanos: 500_000_000 }, end_time: { seconds: String(from) } },
          { word: "b", start_time: { seconds: String(to) }, end_time: { seconds: String(to), nanos: 0 } },
        ],
      },
      { transcript: "less likely" },
    ],
  },
});

test("recognition results become lines with times, in the order in which they were said", () => {
  const lines = read({ responseContents: [result("CALLER", "Hello.", 4, 6), result("AGENT", "Good morning.", 1, 3)] });
  expect(lines).toEqual([
    { fromMs: 1500, toMs: 3000, speaker: "Agent", text: "Good morning." },
    { fromMs: 4500, toMs: 6000, speaker: "Customer", text: "Hello." },
  ]);
});

test("keys may be written in any way, unknown ones are ignored, times may be text", () => {
  const lines = read({
    ResponseContents: [
      {
        recognition_result: {
          Role: "va",
          new: true,
          alternatives: [{ Transcript: " Welcome. ", words: [{ startTime: "1.250s", endTime: "2s" }] }],
        },
      },
    ],
  });
  expect(lines).toEqual([{ fromMs: 1250, toMs: 2000, speaker: "Virtual agent", text: "Welcome." }]);
});

test("a result without words has no times, one without text is left out", () => {
  const lines = read({
    responseContents: [
      { recognitionResult: { role: "AGENT", alternatives: [{ transcript: "Yes." }] } },
      { recognitionResult: { role: "AGENT", alternatives: [] } },
      {},
    ],
  });
  expect(lines).toEqual([{ fromMs: null, toMs: null, speaker: "Agent", text: "Yes." }]);
});

test("a vCon's instants become times since the recording's start", () => {
  const vcon = {
    vcon: "0.0.2",
    created_at: new Date(START).toISOString(),
    parties: [{ tel: "+39•••", role: "customer" }, { role: "agent" }],
    dialog: [
      { type: "text", start: new Date(START + 1000).toISOString(), duration: 2.5, parties: [1], body: "Good morning." },
      { type: "recording", start: new Date(START).toISOString(), url: "https://elsewhere.example" },
      { type: "text", start: new Date(START + 4000).toISOString(), parties: 0, body: "Hello." },
    ],
  };
  const said = [
    { fromMs: 1000, toMs: 3500, speaker: "Agent", text: "Good morning." },
    { fromMs: 4000, toMs: null, speaker: "Customer", text: "Hello." },
  ];
  expect(read(vcon)).toEqual(said);
  expect(read(vcon, START)).toEqual(said);
});

test("messages of a digital conversation become lines since its start", () => {
  const messages = [
    { timestamp: START, participantType: "CUSTOMER", text: "My order?" },
    { timestamp: String(START + 60_000), participantType: "AGENT", body: "On its way." },
    { createdTime: new Date(START + 90_000).toISOString(), role: "bot", message: "Anything else?" },
    { participantType: "SUPERVISOR", text: "" },
  ];
  const said = [
    { fromMs: 0, toMs: null, speaker: "Customer", text: "My order?" },
    { fromMs: 60_000, toMs: null, speaker: "Agent", text: "On its way." },
    { fromMs: 90_000, toMs: null, speaker: "Virtual agent", text: "Anything else?" },
  ];
  expect(read({ messages })).toEqual(said);
  expect(read(messages)).toEqual(said);
});

test.each([
  ["", "no JSON"],
  ["{}", "an empty object"],
  ["null", "null"],
  ['{"messages":7}', "another shape"],
])("%j is no transcript (%s)", (file) => expect(readTranscript(file, START)).toBeUndefined());

test("whatever JSON comes, reading ends with lines of text or with nothing", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const lines = read({ responseContents: value, messages: value, dialog: value, parties: [] });
      for (const line of lines ?? []) expect(line.text).not.toBe("");
    }),
  );
});
