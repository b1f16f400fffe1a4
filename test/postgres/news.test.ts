import { afterEach, expect, inject, test } from "vitest";
import { createDatabase, cutConnections, startPostgres } from "../helpers/postgres.js";
import { newsOf } from "./open-news.js";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** One instance, and what it heard of `cancel`. */
function openInstance(connectionString: string) {
  const news = newsOf(connectionString);
  ends.push(news.close);
  const heard: string[] = [];
  const stop = news.hear("cancel", (text) => void heard.push(text));
  return { ...news, heard, stop };
}

/** News are told until they are heard, because nobody is told when a connection listens again. */
async function tellUntil(tell: () => Promise<void>, check: () => boolean): Promise<void> {
  while (!check()) {
    await tell().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("every instance hears what one tells, the teller as well, until it stops listening", async () => {
  const url = await createDatabase(inject("postgresUrl"));
  const [one, other] = [openInstance(url), openInstance(url)];
  await tellUntil(
    () => one.tell("cancel", "there?"),
    () => one.heard.length > 0 && other.heard.length > 0,
  );
  other.stop();
  const text = 'question "42",\nof Maya — é';
  await one.tell("elsewhere", "not for me");
  await one.tell("cancel", text);
  while (one.heard.at(-1) !== text) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(other.heard).not.toContain(text);
  expect(one.heard).not.toContain("not for me");
});

test("a listener that throws keeps nobody else from hearing", async () => {
  const one = openInstance(await createDatabase(inject("postgresUrl")));
  one.stop();
  one.hear("cancel", () => {
    throw new Error("not mine");
  });
  const heard: string[] = [];
  one.hear("cancel", (text) => void heard.push(text));
  await tellUntil(
    () => one.tell("cancel", "it"),
    () => heard.length > 0,
  );
  expect(heard[0]).toBe("it");
});

test("after its connections were cut an instance hears again", async () => {
  const url = await createDatabase(inject("postgresUrl"));
  const [one, other] = [openInstance(url), openInstance(url)];
  const told = (text: string) =>
    tellUntil(
      () => one.tell("cancel", text),
      () => one.heard.includes(text) && other.heard.includes(text),
    );
  await told("before");
  await cutConnections(url);
  await told("after");
  expect(other.heard.at(-1)).toBe("after");
});

test("opened while the database is away it refuses to tell, and hears once it is there", async () => {
  const server = await startPostgres();
  ends.push(server.discard);
  const url = await createDatabase(server.url);
  await server.pause();
  const one = openInstance(url);
  await expect(one.tell("cancel", "it")).rejects.toMatchObject({ code: "store-unavailable" });
  await server.resume();
  await tellUntil(
    () => one.tell("cancel", "it"),
    () => one.heard.length > 0,
  );
  expect(one.heard[0]).toBe("it");
});
