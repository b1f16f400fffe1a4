import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Asked } from "../../helpers/fleet/ask-around.js";
import { type Fleet, openFleet } from "../../helpers/fleet/open-fleet.js";
import { answerCounts } from "../../helpers/fleet/questions.js";
import { createDatabase } from "../../helpers/postgres.js";

const SPACES = 20;
const ASK_EVERY_MS = 100;

let fleet: Fleet;
beforeAll(async () => {
  const databaseUrl = await createDatabase(inject("postgresUrl"));
  fleet = await openFleet({ instances: 3, databaseUrl, spaces: SPACES, threadsPerSpace: 60 });
});
afterAll(() => fleet?.close());

test("instances are replaced one after the other while questions come: none is lost, none is answered twice", async () => {
  const asked: Asked[] = [];
  const asking = setInterval(() => {
    const space = `Bench ${1 + (asked.length % SPACES)}`;
    asked.push(fleet.asking.ask(space, asked.length % 2 ? "queues now" : "queue stats today"));
  }, ASK_EVERY_MS);
  const codes: (number | null)[] = [];
  try {
    for (const old of [...fleet.members]) {
      await fleet.add();
      codes.push(await old.terminate());
    }
  } finally {
    clearInterval(asking);
  }
  await fleet.asking.answered(asked);
  await fleet.idle();
  expect(codes).toEqual([0, 0, 0]);
  expect(asked.length).toBeGreaterThan(20);
  expect(answerCounts(asked)).toEqual(asked.map(() => 1));
});

test("nobody has taken the webhooks away, and there is one pair of them", async () => {
  const calls = fleet.cloud.requests().filter(({ path }) => path.startsWith("/v1/webhooks"));
  expect(calls.filter(({ method }) => method === "DELETE")).toEqual([]);
  expect(calls.filter(({ method, status }) => method === "POST" && status === 200)).toHaveLength(2);
});
