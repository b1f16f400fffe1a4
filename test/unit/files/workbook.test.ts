import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnswerTable, TableValue } from "../../../src/files/table.js";
import { writeCsv } from "../../../src/files/write-csv.js";
import { writeXlsx } from "../../../src/files/write-xlsx.js";
import { type ReadSheet, readWorkbook } from "../../helpers/read-workbook.js";

const tableOf = (rows: Iterable<readonly TableValue[]>, title = "Things"): AnswerTable => ({
  name: "things",
  title,
  zone: "Europe/Paris",
  columns: [
    { title: "Queue & <line>", kind: "text" },
    { title: "Offered", kind: "count" },
    { title: "SL", kind: "percent" },
    { title: "Wait", kind: "duration" },
    { title: "From", kind: "time" },
  ],
  rows,
  about: [["Contact centre", "Harbor Insurance"]],
});

async function sheetsOf(table: AnswerTable): Promise<{ figures: ReadSheet; about: ReadSheet }> {
  const [figures, about] = readWorkbook(await writeXlsx(table));
  if (!figures || !about) throw new Error("two sheets were expected");
  return { figures, about };
}

test("a strict reader finds the figures with their formats, a frozen header in bold, and the sheet that says what they are", async () => {
  const at = Date.parse("2026-11-20T12:00:00Z");
  const { figures, about } = await sheetsOf(
    tableOf([
      ["Billing", 1234, 0.77, 43_200_000, at],
      [null, 0, null, null, null],
    ]),
  );
  expect(figures).toMatchObject({ name: "Things", frozenRows: 1 });
  expect(about).toMatchObject({ name: "About", frozenRows: 0 });
  const shown = (cell: string) => figures.cells.get(cell);
  expect(shown("A1")).toEqual({ value: "Queue & <line>", format: undefined, isBold: true });
  expect(shown("E1")?.value).toBe("From (Europe/Paris)");
  expect(shown("A2")).toEqual({ value: "Billing", format: undefined, isBold: false });
  expect(shown("B2")).toEqual({ value: 1234, format: "#,##0", isBold: false });
  expect(shown("C2")).toEqual({ value: 0.77, format: "0.0%", isBold: false });
  expect(shown("D2")).toEqual({ value: 0.5, format: "[h]:mm:ss", isBold: false });
  expect(shown("E2")?.format).toBe("yyyy-mm-dd hh:mm:ss");
  expect(shown("E2")?.value).toBeCloseTo(46_346 + 13 / 24, 9);
  expect([...figures.cells.keys()].filter((address) => address.endsWith("3"))).toEqual(["B3"]);
  expect(about.cells.get("A1")).toEqual({ value: "Contact centre", format: undefined, isBold: true });
  expect(about.cells.get("B1")?.value).toBe("Harbor Insurance");
});

test("whatever a queue is called, the workbook opens and shows the name; what XML cannot hold is a space", async () => {
  const name = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(" lead", "two\r\nlines", "_x0041_", "a_x0041_b", ""),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 8 }), fc.string({ unit: "binary" }), async (names, title) => {
      const { figures } = await sheetsOf(
        tableOf(
          names.map((each) => [`“${each}”`, 1, null, null, null]),
          title,
        ),
      );
      const shown = names.map((_, n) => figures.cells.get(`A${n + 2}`)?.value);
      const readable = (text: string) =>
        text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, " ").replace(/\r\n?/g, "\n");
      expect(shown).toEqual(names.map((each) => readable(`“${each}”`)));
    }),
    { numRuns: 60 },
  );
});

test("blanks at the ends of a text stay", async () => {
  const { figures } = await sheetsOf(tableOf([[" lead", 1, null, null, null]]));
  expect(figures.cells.get("A2")?.value).toBe(" lead");
});

test("a text is no longer than a cell may be", async () => {
  const { figures } = await sheetsOf(tableOf([["x".repeat(40_000), 1, null, null, null]]));
  expect(figures.cells.get("A2")?.value).toBe("x".repeat(32_767));
});

test("columns go on behind Z", async () => {
  const columns = Array.from({ length: 30 }, (_, n) => ({ title: `C${n}`, kind: "count" as const }));
  const { figures } = await sheetsOf({ ...tableOf([columns.map((_, n) => n)]), columns });
  expect(["Z2", "AA2", "AD2"].map((address) => figures.cells.get(address)?.value)).toEqual([25, 26, 29]);
});

test("the same table is the same bytes", async () => {
  const table = () => tableOf([["Billing", 1, 0.5, 1000, 0]]);
  expect(await writeXlsx(table())).toEqual(await writeXlsx(table()));
});

const writers = [
  { kind: "csv", write: writeCsv },
  { kind: "xlsx", write: writeXlsx },
];

test.each(writers)("while a long $kind is written, row by row, others have their turn", async ({ write }) => {
  let read = 0;
  const rows = function* (): Generator<TableValue[]> {
    for (; read < 20_000; read++) yield [`Queue ${read}`, read, null, null, null];
  };
  const readAtTurns: number[] = [];
  const takeTurn = () => {
    readAtTurns.push(read);
    if (read < 20_000) setImmediate(takeTurn);
  };
  setImmediate(takeTurn);
  await write(tableOf(rows()));
  const steps = readAtTurns.map((each, n) => each - (readAtTurns[n - 1] ?? 0));
  expect(Math.max(...steps)).toBeLessThan(1000);
});

test.each(writers)("a row that cannot be made is an error, never a short $kind", async ({ write }) => {
  const rows = function* (): Generator<TableValue[]> {
    yield ["Billing", 1, null, null, null];
    throw new RangeError("no such time");
  };
  await expect(write(tableOf(rows()))).rejects.toThrow("no such time");
});
