import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OpenQuote, readCsv } from "../../../src/files/read-csv.js";

const cells = (text: string, separator: "," | ";" = ",") => [...readCsv(text, separator)].map((record) => record.cells);

/** One cell as any CSV writer may write it. */
const write = (cell: string, always: boolean, separator: string) =>
  always || cell.includes('"') || cell.includes(separator) || /[\r\n]/.test(cell) || cell === ""
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

test("whatever is in a cell comes back, with either separator and any line end", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."ab ,;\"\n\r'é=😀"), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      table,
      fc.constantFrom("," as const, ";" as const),
      fc.constantFrom("\r\n", "\n", "\r"),
      fc.boolean(),
      fc.boolean(),
      (rows, separator, end, always, last) => {
        const text = rows.map((row) => row.map((each) => write(each, always, separator)).join(separator)).join(end);
        const filled = rows.filter((row) => row.some((each) => each.trim() !== ""));
        expect(cells(`\uFEFF${text}${last ? end : ""}`, separator)).toEqual(filled);
      },
    ),
  );
});

test("a record says in which line it begins, line breaks in cells counted", () => {
  const records = [...readCsv('name\r\n"one\r\ntwo"\r\n\r\nthree', ",")];
  expect(records.map(({ line, cells: [first] }) => [line, first])).toEqual([
    [1, "name"],
    [2, "one\r\ntwo"],
    [5, "three"],
  ]);
});

describe("other than RFC 4180 has it", () => {
  test("text behind a closing quotation mark leaves the marks in the cell, where whoever checks it sees them", () => {
    expect(cells('"Den"ver,x')).toEqual([['"Den"ver', "x"]]);
  });

  test("a mark in the middle of a cell is a mark", () => {
    expect(cells('5" pipe,x')).toEqual([['5" pipe', "x"]]);
  });

  test("a mark that is never closed is named by its line", () => {
    expect(() => cells('a\n"b')).toThrow(OpenQuote);
    expect(() => cells('a\n"b')).toThrow("line 2");
  });
});
