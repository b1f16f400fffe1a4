import { expect, test } from "vitest";
import { recording } from "../../../../src/commands/recording.js";
import { parseSentence } from "../../../../src/conversation/parse.js";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import { harbor } from "../../../../src/sandbox/world.js";
import type { TaskCaptures } from "../../../../src/wxcc/captures/capture.js";
import type { Journey } from "../../../../src/wxcc/tasks/journey.js";
import { asks, maya, orgRecord } from "../../orgs/support/people.js";
import { watched } from "../watched.js";
import { journeyWith } from "./journey.js";

const { id } = journeyWith({});
const NOW = Date.UTC(2026, 10, 20, 14, 11);

/** Asks for a contact of which nothing is there yet. */
async function ask(journey: Journey | undefined) {
  const promised: object[] = [];
  const nothing: TaskCaptures = { taskId: id, recordings: [], transcripts: [] };
  const text = `recording ${id}`;
  const answer = recording.run(
    {
      sentence: parseSentence(text, [recording]),
      text,
      asker: asks(maya),
      orgs: [orgRecord(harbor)],
      zone: "UTC",
      period: undefined,
      ...watched(),
    },
    {
      clock: createSandboxClock({ start: NOW, running: false }),
      tasks: {
        journey: async () => journey,
        list: () => Promise.reject(new Error("not asked")),
        recorded: () => Promise.reject(new Error("not asked")),
      },
      captures: { find: async () => new Map([[id, nothing]]) },
      recordingLinks: { url: () => "https://floorwalker.example.com/recordings/a-ticket" },
      captureWaits: {
        promise: async (wait) => {
          promised.push(wait);
        },
      },
    },
  );
  return { card: (await answer).card, promised };
}

test("what is not ready is promised, once, for this space and person", async () => {
  const { card, promised } = await ask(journeyWith({ recorded: true, recordings: 0 }));
  expect(card.blocks[0]).toMatchObject({ text: "The recording is not ready yet. I will post it here when it is." });
  const { personId, spaceId } = asks(maya);
  expect(promised).toEqual([{ orgId: harbor.id, taskId: id, spaceId, personId }]);
  expect(card.actions.map(({ label }) => label)).toEqual(["Journey", "Refresh"]);
});

test.each([
  ["still going on", { endedAt: undefined }],
  ["not recorded", { recorded: false }],
  ["deleted", { recordingsDeleted: true }],
  ["not known", { recorded: undefined }],
])("nothing is promised of what is %s, and there is no button to listen", async (_, more) => {
  const { card, promised } = await ask(journeyWith(more));
  expect(promised).toEqual([]);
  expect(card.actions.some(({ kind }) => kind === "open")).toBe(false);
});

test("an unknown contact is a problem, whatever captures said", async () => {
  await expect(ask(undefined)).rejects.toMatchObject({ code: "unknown-task" });
});
