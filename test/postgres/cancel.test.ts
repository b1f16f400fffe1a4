import { randomBytes } from "node:crypto";
import { afterEach, expect, inject, test } from "vitest";
import { systemClock } from "../../src/clock.js";
import { cancelEverywhere } from "../../src/conversation/cancel-everywhere.js";
import { createRunningWork } from "../../src/conversation/running-work.js";
import { createDatabase } from "../helpers/postgres.js";
import { newsOf } from "./open-news.js";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** One instance with the questions it answers. */
function openInstance(connectionString: string) {
  const news = newsOf(connectionString);
  ends.push(news.close);
  return cancelEverywhere(createRunningWork(), { news, clock: systemClock, randomBytes });
}

test("a question that one instance answers is cancelled by way of another, which says what it was", async () => {
  const database = await createDatabase(inject("postgresUrl"));
  const [first, second] = [openInstance(database), openInstance(database)];
  const maya = { personId: "maya", spaceId: "floor" };
  const question = first.run(maya, "queue stats last 31d", () => new Promise<string>(() => undefined));
  const ended = expect(question).rejects.toMatchObject({ code: "cancelled" });
  // Again until the first listens: nobody is told when its connection is there.
  let cancelled: readonly string[] = [];
  for (let tries = 0; tries < 10 && cancelled.length === 0; tries++) cancelled = await second.cancel(maya);
  expect(cancelled).toEqual(["queue stats last 31d"]);
  await ended;
});
