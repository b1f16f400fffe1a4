import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { download } from "../helpers/download.js";
import { closeFloors, type Floor, openFloor, traffic } from "../helpers/floor.js";
import { linkBothTo } from "../helpers/link-orgs.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const lines = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8").split("\r\n");

test("queue stats as csv: the card, then a file with every queue that Excel reads", async () => {
  const card = await floor.say("queue stats yesterday as csv");
  expect(card.shown).toContain("Queue stats");
  const { name, bytes, message } = await download(floor);
  expect(name).toBe("queue-stats-yesterday.csv");
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [header = "", ...rows] = lines(bytes);
  expect(header).toContain("Contact centre,Queue,Channel,");
  expect(rows.at(-1)).toBe("");
  expect(rows.some((row) => row.startsWith("Harbor Insurance,Billing,voice,"))).toBe(true);
  expect(message.markdown).toContain("Period: ");
  expect(message.cards).toEqual([]);
});

test("export without a word about the kind is a workbook with a frozen header and a sheet that says what it is", async () => {
  await floor.say('export queue stats yesterday queue:"Billing"');
  const { name, bytes } = await download(floor);
  expect(name).toBe("queue-stats-yesterday.xlsx");
  const parts = Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)] as const);
  const part = (end: string) => parts.find(([path]) => path.endsWith(end))?.[1] ?? "";
  expect(part("sheet1.xml")).toContain('state="frozen"');
  expect(part("workbook.xml")).toContain('name="About"');
  const texts = part("sharedStrings.xml");
  for (const said of ["Harbor Insurance", "America/New_York", "Queue Billing", "Search API", "Definition of"])
    expect(texts).toContain(said);
  expect(part("styles.xml")).toContain("[h]:mm:ss");
});

test("every task of a day is in the file, not only those that a card has room for, and no customer's number", async () => {
  await floor.say("tasks yesterday as csv");
  const { bytes } = await download(floor);
  const contacts = traffic().day(harbor.id, "2026-11-19")?.contacts ?? [];
  const [header = "", ...rows] = lines(bytes);
  expect(header).toContain("Created (America/New_York)");
  expect(rows.slice(0, -1).map((row) => row.split(",")[1])).toEqual(contacts.map(({ id }) => id).reverse());
  const text = rows.join("\n");
  for (const { origin } of contacts.slice(0, 50)) expect(text).not.toContain(origin);
});

test.each(["queues now", "all queues today", "trend offered today", "compare today with yesterday"])(
  "%s can be had as a file",
  async (question) => {
    await floor.say(`${question} as xlsx`);
    const { name, bytes } = await download(floor);
    expect(name).toMatch(/\.xlsx$/);
    expect(bytes.byteLength).toBeGreaterThan(1000);
  },
);

test.each([
  "queue stats yesterday org:all",
  "agent stats yesterday org:all",
  "trend offered yesterday org:all",
  "compare yesterday with 2026-11-18 org:all",
  "agents now org:all",
])("one of two contact centres does not answer %s: card and file say who is missing from it", async (question) => {
  const two = await openFloor();
  await linkBothTo(two);
  two.cloud.faults([
    { match: "POST /wxcc/eu1/search", status: 422 },
    // New York's yesterday is two parts of days in Paris, which REST would be asked for.
    { match: "GET /wxcc/eu1/v1/agents/statistics", status: 422 },
  ]);
  const card = await two.passTimeUntil(two.say(`${question} as csv`));
  expect(card.shown).toContain("1 of 2 orgs answered");
  expect(card.shown).toContain("Lumen Voyages did not answer");
  const { bytes, message } = await download(two);
  expect(message.markdown).toContain("Missing: Lumen Voyages did not answer.");
  expect(lines(bytes).some((row) => row.startsWith("Lumen"))).toBe(false);
});

test("export of nothing, and of something without a table: each says what to ask", async () => {
  const nothing = await floor.say("export");
  expect(nothing.text).toContain("does not say what to export");
  const noTable = await floor.say("export help");
  expect(noTable.text).toContain("cannot be had as a file (xlsx)");
  const wrong = await floor.say("export queue stats yestreday");
  expect(wrong.buttons[0]?.ask).toBe("queue stats yesterday as xlsx");
});

test("an upload that fails for a moment is tried again, whole", async () => {
  await floor.say("queues now");
  floor.cloud.faults([{ match: "POST /v1/messages", status: 503, times: 1 }]);
  await floor.passTimeUntil(floor.say("queue stats yesterday as csv"));
  const { bytes } = await download(floor);
  expect(lines(bytes)[0]).toContain("Contact centre,Queue");
});
