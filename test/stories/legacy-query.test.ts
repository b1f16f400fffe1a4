import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { readCsv } from "../helpers/download.js";
import { closeFloors, type Floor, openFloor, people, traffic } from "../helpers/floor.js";
import { type FormPage, keepKey, openForm } from "../helpers/legacy.js";
import { queryOf } from "../unit/sandbox/wxcc/legacy/ask-legacy.js";

let floor: Floor;
let form: FormPage;
beforeAll(async () => {
  floor = await openFloor({ legacy: { mostRecords: 700 } });
  await keepKey(floor);
  form = await openForm(await floor.say("legacy query", { from: people.priya }));
});
afterAll(closeFloors);

const pasted = (more: Parameters<typeof queryOf>[2] = {}) =>
  `"query": ${JSON.stringify(queryOf(1_784_001_600_000, 1_784_174_400_000, { numberOfRecords: 1_000_000, ...more }), null, 2)}`;
const yesterday = () => traffic().day(harbor.id, "2026-11-19")?.contacts ?? [];
const rowsOf = async (reply: Response) => readCsv(new Uint8Array(await reply.arrayBuffer()));

test("only managers are led to the page, and it asks who they are", async () => {
  expect((await floor.say("legacy query", { from: people.tom })).text).toContain("Only a manager");
  expect([form.page.status, form.page.text]).toEqual([
    200,
    expect.stringContaining("A query of Analyzer’s, for Harbor Insurance"),
  ]);
});

test("a query is said in words before it is run", async () => {
  floor.forgetCalls();
  const html = await (await form.send({ query: pasted(), period: "yesterday", action: "read" })).text();
  for (const said of ["one row for each record, by its sid", "Tue 14 Jul 2026 00:00", "contact session records (CSR)"])
    expect(html).toContain(said);
  expect(floor.calls("/aws/api")).toEqual([]);
});

test("run for a day it is a CSV file with every row, though one answer does not hold them all", async () => {
  const reply = await form.send({ query: pasted(), period: "yesterday", action: "run" });
  expect([reply.status, reply.headers.get("content-disposition"), reply.headers.get("cache-control")]).toEqual([
    200,
    "attachment; filename=legacy-csrs-2026-11-19.csv",
    "no-store",
  ]);
  const rows = await rowsOf(reply);
  expect(rows.map(({ sid }) => sid).sort()).toEqual(
    yesterday()
      .map(({ id }) => id)
      .sort(),
  );
  const [call] = yesterday().filter(({ channel, direction }) => channel === "voice" && direction === "inbound");
  const row = rows.find(({ sid }) => sid === call?.id);
  expect([row?.ani, row?.queueId === "null", row?.customerName]).toEqual([
    `•••${call?.origin.slice(-4)}`,
    false,
    "•••",
  ]);
});

test("figures come as they are, of another kind of record when that is chosen", async () => {
  const count = pasted({ type: "COUNT", columns: ["channelType__s"] });
  const rows = await rowsOf(await form.send({ query: count, period: "yesterday", action: "run" }));
  const voice = yesterday().filter(({ channel }) => channel === "voice").length;
  expect(rows.find((row) => row.channelType__s === "telephony")?.sid).toBe(String(voice));
  const agents = await form.send({ query: pasted(), period: "yesterday", kind: "asrs", action: "run" });
  expect(agents.headers.get("content-disposition")).toContain("legacy-asrs");
});

describe("what cannot be run is said on the page, with everything that was typed still there", () => {
  test.each([
    ["half a query", { query: pasted().slice(0, 90) }, 422, "This is not JSON"],
    ["something else", { query: '{"a":"<b>"}' }, 422, "no query of Analyzer’s"],
    ["a period that is none", { period: "soonish" }, 422, "is not a period"],
    ["a period that is too long", { period: "last 90d" }, 422, "at most 31 days"],
    ["an empty form", { query: "" }, 422, "Nothing was pasted"],
  ])("%s", async (_, wrong, status, says) => {
    const fields = { query: pasted(), period: "yesterday", action: "run", ...wrong };
    const reply = await form.send(fields);
    const html = (await reply.text()).replaceAll("&#39;", "’");
    expect(reply.status).toBe(status);
    expect(html).toContain(says);
    expect(html).not.toContain("<b>");
    const escaped = fields.query.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
    expect(html).toContain(`>${escaped}</textarea>`);
  });

  test("figures of more rows than one answer holds are no short total", async () => {
    const many = pasted({ type: "COUNT", columns: ["sid"] });
    const reply = await form.send({ query: many, period: "yesterday", action: "run" });
    expect([reply.status, await reply.text()]).toEqual([502, expect.stringContaining("shows no short totals")]);
  });

  test("far more than any query has", async () => {
    expect((await form.send({ query: "x".repeat(400_000), action: "run" })).status).toBe(422);
  });
});

test("what was run, and what was not, is in the audit trail, without the query", async () => {
  const entries = await floor.store().audit.read({ from: 0, to: Number.POSITIVE_INFINITY });
  const ran = entries.filter(
    ({ action, orgId, ask }) => action === "legacy-query" && orgId === harbor.id && ask === undefined,
  );
  expect(ran.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(["answered", "failed"]));
  expect(JSON.stringify(ran)).not.toContain("anchorId");
});

test("without a key the page says so", async () => {
  const own = await openFloor();
  await keepKey(own);
  const page = await openForm(await own.say("legacy query", { from: people.priya }));
  await own.store().legacyKeys.remove(harbor.id);
  const reply = await page.send({ query: pasted(), period: "yesterday", action: "run" });
  expect([reply.status, await reply.text()]).toEqual([
    409,
    expect.stringContaining("has no key for the legacy records"),
  ]);
});
