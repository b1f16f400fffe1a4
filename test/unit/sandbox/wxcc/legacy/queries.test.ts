import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor } from "../../../../../src/sandbox/world.js";
import { model } from "../cloud.js";
import { type Legacy, priya, queryOf, queryPath, signed, startLegacy } from "./ask-legacy.js";

let legacy: Legacy;
beforeAll(async () => {
  legacy = await startLegacy({ mostRecords: 500 });
});
afterAll(() => legacy.stop());

const at = (time: string) => Date.parse(`2026-11-19T${time}:00-05:00`);
const TEN = at("10:00");
const ELEVEN = at("11:00");
const truth = () => model.contactsBetween(harbor.id, TEN, ELEVEN);

interface Body {
  datasetMetadata: { numberOfRecordsFound: number; numberOfRecordsInDataset: number; isComplete: boolean };
  columns: string[];
  data: (string | number)[][];
}
const ask = async (kind: string, query: unknown): Promise<Body> => {
  const { status, text } = await legacy.get(queryPath(kind, query));
  if (status !== 200) throw new Error(`${status} ${text}`);
  return JSON.parse(text);
};

test("a query has a row for every contact of the hour, and says that it is complete", async () => {
  const { datasetMetadata, columns, data } = await ask("csrs", queryOf(TEN, ELEVEN));
  expect(datasetMetadata).toMatchObject({ numberOfRecordsFound: truth().length, isComplete: true });
  expect(data.map((row) => row[columns.indexOf("sid")])).toEqual(truth().map(({ id }) => id));
});

test("row segments are the columns that come, under the names that were asked for", async () => {
  const query = queryOf(TEN, ELEVEN, { columns: ["channelType__s", "cstts__l"] });
  const { columns, data } = await ask("csrs", query);
  expect(columns).toEqual(["sid", "channelType__s", "cstts__l"]);
  expect(data[0]).toEqual([truth()[0]?.id, expect.any(String), truth()[0]?.createdAt]);
});

test("a count by channel adds up to the contacts", async () => {
  const { data } = await ask("csrs", queryOf(TEN, ELEVEN, { type: "COUNT", columns: ["channelType__s"] }));
  expect(data.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(truth().length);
});

test("more than was asked for, or than one answer holds, is said to be incomplete", async () => {
  const few = await ask("csrs", queryOf(TEN, ELEVEN, { numberOfRecords: 7 }));
  expect(few.datasetMetadata).toMatchObject({ numberOfRecordsInDataset: 7, isComplete: false });
  const day = await ask("csrs", queryOf(at("00:00"), at("23:59"), { numberOfRecords: 1_000_000 }));
  expect(day.datasetMetadata).toMatchObject({ numberOfRecordsInDataset: 500, isComplete: false });
});

test("conditions narrow it", async () => {
  const filters = [{ columnName: "channelType__s", operator: "EQUAL", value: "telephony" }];
  const { data } = await ask("csrs", queryOf(TEN, ELEVEN, { filters }));
  expect(data).toHaveLength(truth().filter(({ channel }) => channel === "voice").length);
});

test("activities and agents can be asked for in the same way", async () => {
  const cars = await ask("cars", queryOf(TEN, TEN + 300_000));
  expect(cars.columns).toContain("nextState");
  const asrs = await ask("asrs", queryOf(at("00:00"), at("23:59")));
  expect(asrs.datasetMetadata.numberOfRecordsFound).toBeGreaterThan(20);
  const aars = await ask("aars", queryOf(at("00:00"), at("23:59")));
  expect(aars.datasetMetadata.isComplete).toBe(false);
});

test("as CSV the columns are the first line, and whether it is complete is not said", async () => {
  const { type, text } = await legacy.get(queryPath("csrs", queryOf(TEN, ELEVEN, { columns: ["channelType__s"] })), {
    ...signed(priya),
    accept: "text/csv",
  });
  expect(type).toContain("text/csv");
  const lines = text.trim().split("\n");
  expect(lines[0]).toBe("sid,channelType__s");
  expect(lines).toHaveLength(truth().length + 1);
});

test.each([
  ["no query", "/us1/aws/api/csrs"],
  ["no JSON", queryPath("csrs", "{")],
  ["no dates", queryPath("csrs", { ...queryOf(TEN, ELEVEN), dateBegin: [] })],
  ["a sum", queryPath("csrs", queryOf(TEN, ELEVEN, { type: "SUM" }))],
])("%s is refused with 400", async (_, path) => {
  expect((await legacy.get(path)).status).toBe(400);
});
