import { afterAll, expect, test } from "vitest";
import { answers, askPatiently as ask, callOf, floorOn, type Source, tells } from "../helpers/failing.js";
import { closeFloors } from "../helpers/floor.js";

afterAll(closeFloors);

/** One period without a comparison, so that each call is one page or one window of it. */
const oneSearch = "all queues yesterday";

const firstPage = JSON.stringify({
  data: {
    taskDetails: {
      tasks: [],
      pageInfo: { hasNextPage: true, endCursor: "next" },
    },
  },
});

test.each([
  ["fails", { status: 503 }],
  ["never comes", { hang: true }],
  ["is nonsense", { body: "<html/>" }],
  ["is refused", { status: 422 }],
])("a second page that %s is an error, never a short total", async (_how, fault) => {
  const match = callOf.search;
  const floor = await floorOn("search", [
    { match, body: firstPage, times: 1 },
    { match, ...fault },
  ]);
  tells(await ask(floor, oneSearch), /queue statistics/);
});

test("pages that never end are an error, too", async () => {
  const floor = await floorOn("search", [{ match: callOf.search, body: firstPage }]);
  tells(await ask(floor, oneSearch), /only part of/);
  expect(floor.calls(callOf.search)).toHaveLength(2);
});

test.each([
  ["fails", { status: 503 }],
  ["never comes", { hang: true }],
  ["is nonsense", { body: '{"data":null}' }],
])("a second window that %s is an error, never a short total", async (_how, fault) => {
  const match = callOf.rest;
  // The first fault does nothing: it lets the first window through.
  const floor = await floorOn("rest", [
    { match, times: 1 },
    { match, ...fault },
  ]);
  tells(await ask(floor, oneSearch), /queue statistics/);
});

test.each<[Source, number]>([
  ["search", 422],
  ["rest", 503],
])("by %s the week before fails: the answer comes and says what is missing", async (source, status) => {
  const floor = await floorOn(source);
  await ask(floor, "all queues today");
  // From here on today's figures are in memory.
  floor.cloud.faults([{ match: callOf[source], status }]);
  const reply = await ask(floor, "queue stats today");
  answers(reply);
  expect(reply.shown.replace(/\u00a0/g, " ")).toContain("No comparison with Fri 13 Nov: Webex Contact Center");
  expect(reply.shown).not.toContain("▲");
});

test("the week before takes too long: the answer still comes", async () => {
  const floor = await floorOn("search");
  await ask(floor, "all queues today");
  floor.cloud.faults([{ match: callOf.search, hang: true }]);
  const reply = await ask(floor, "queue stats today");
  answers(reply);
  expect(reply.shown.replace(/\u00a0/g, " ")).toContain("No comparison with Fri 13 Nov");
  // The call that nobody waits for any more ends at its own deadline.
  await floor.pass(120_000);
});

test("the list of queues fails: told so, and no figures are fetched in vain", async () => {
  const floor = await floorOn("search", [{ match: "GET /organization/*/v2/contact-service-queue", status: 500 }]);
  tells(await ask(floor, 'queue stats today queue:"Billing"'), /list of queues of Harbor Insurance/, /Ask again/);
  expect(floor.calls(callOf.search)).toEqual([]);
});

test("a question about all queues needs no list of them", async () => {
  const floor = await floorOn("search", [{ match: "GET /organization/*/v2/contact-service-queue", status: 500 }]);
  answers(await ask(floor, "queue stats today"));
});

test("work of more than two seconds says so with one message, which becomes the answer", async () => {
  const floor = await floorOn("search", [{ match: callOf.search, status: 503, times: 3 }]);
  const notes: string[] = [];
  floor.cloud.onMessage(({ message }) => {
    if (message.markdown?.startsWith("Working on it")) notes.push(message.id);
  });
  const reply = await ask(floor, oneSearch);
  await floor.quiet();
  expect(floor.replies().map(({ id }) => id)).toEqual([reply.id]);
  expect(notes).toEqual([reply.id]);
  expect(floor.calls("/v1/messages").filter((call) => call.startsWith("PUT"))).toHaveLength(1);
});

test("a fast answer is one message and no note", async () => {
  const floor = await floorOn("search");
  await ask(floor, "queue stats today");
  await floor.quiet();
  expect(floor.replies()).toHaveLength(1);
  expect(floor.calls("PUT /v1/messages")).toEqual([]);
});
