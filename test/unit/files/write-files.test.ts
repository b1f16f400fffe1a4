import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { createFile } from "../../../src/files/create-file.js";
import { formatCell } from "../../../src/files/format-cell.js";
import { neutralise } from "../../../src/files/neutralise.js";
import type { AnswerTable, TableValue } from "../../../src/files/table.js";
import { writeCsv } from "../../../src/files/write-csv.js";
import { writeXlsx } from "../../../src/files/write-xlsx.js";

const tableOf = (rows: Iterable<readonly TableValue[]>): AnswerTable => ({
  name: "table of/things",
  title: "Things [a/b]",
  zone: "Asia/Kolkata",
  columns: [
    { title: "Queue", kind: "text" },
    { title: "Offered", kind: "count" },
    { title: "SL", kind: "percent" },
    { title: "Wait", kind: "duration" },
    { title: "From", kind: "time" },
  ],
  rows,
  about: [
    ["Contact centre", "Harbor Insurance"],
    ["Missing", "Lumen Energie did not answer."],
  ],
});
const at = Date.parse("2026-11-20T18:45:00Z");
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

describe("csv", () => {
  test("commas, quotation marks and line ends as RFC 4180 wants them; what is not known is empty, never 0", async () => {
    const bytes = await writeCsv(
      tableOf([
        ['Bil"ling, EMEA', 1234, 0.77041, 3_725_000, at],
        ["Zürich", 0, null, null, null],
      ]),
    );
    expect(text(bytes)).toBe(
      "\uFEFFQueue,Offered,SL,Wait,From (Asia/Kolkata)\r\n" +
        '"Bil""ling, EMEA",1234,77.041%,1:02:05,2026-11-21 00:15:00\r\n' +
        "Zürich,0,,,\r\n",
    );
  });

  test("a duration has hours beyond a day, and a difference may be negative", () => {
    expect(formatCell("duration", 30 * 3_600_000 + 61_000, "UTC")).toBe("30:01:01");
    expect(formatCell("duration", -61_000, "UTC")).toBe("-0:01:01");
    expect(formatCell("count", -5, "UTC")).toBe("-5");
  });

  test("no text begins as a formula does", () => {
    fc.assert(
      fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string(), (start, rest) => {
        expect(formatCell("text", start + rest, "UTC")).toBe(`'${start}${rest}`);
      }),
    );
    expect(neutralise("Billing = best")).toBe("Billing = best");
  });
});

describe("xlsx", () => {
  const partsOf = (bytes: Uint8Array) => {
    const parts = Object.entries(unzipSync(bytes));
    return (end: string) => {
      const found = parts.find(([path]) => path.endsWith(end));
      return found ? strFromU8(found[1]) : "";
    };
  };

  test("numbers are numbers with their formats, texts are texts", async () => {
    const part = partsOf(
      await writeXlsx(
        tableOf([
          ["=1+1", 1234, 0.77, 43_200_000, at],
          ["x", 0, null, null, null],
        ]),
      ),
    );
    const sheet = part("sheet1.xml");
    expect(sheet).not.toContain("<f>");
    expect(part("sharedStrings.xml") + sheet).toContain("<t>'=1+1</t>");
    expect(sheet).toMatch(/<v>1234<\/v>/);
    expect(sheet).toMatch(/<v>0\.77<\/v>/);
    expect(sheet).toMatch(/<v>0\.5<\/v>/);
    // 21 November 2026 00:15 in Kolkata, as Excel counts days.
    expect(sheet).toMatch(/<v>46347\.0104/);
    for (const format of ["#,##0", "[h]:mm:ss", "yyyy-mm-dd hh:mm:ss"]) expect(part("styles.xml")).toContain(format);
    expect(sheet).toContain('state="frozen"');
    expect(part("workbook.xml")).toContain('name="About"');
  });

  test("50,000 rows come out whole", async () => {
    const rows = function* () {
      for (let n = 0; n < 50_000; n++) yield [`Queue ${n % 300}`, n, n / 50_000, n * 1000, at + n * 1000];
    };
    const part = partsOf(await writeXlsx(tableOf(rows())));
    expect(part("sheet1.xml")).toContain('r="50001"');
  }, 30_000);
});

test("the file's name is fit for any disk; rows are counted and what is missing is said beside it", async () => {
  const file = await createFile(tableOf([["a", 1, null, null, null]]), "xlsx");
  expect(file.name).toBe("table-of-things.xlsx");
  expect(file.caption).toEqual(["table-of-things.xlsx: 1 row", "Missing: Lumen Energie did not answer."]);
});

test("a file that Webex would not take is refused with both sizes", async () => {
  const rows = Array.from({ length: 40_000 }, (_, n) => [`Queue number ${n} of many`, n, null, null, null]);
  await expect(createFile(tableOf(rows), "csv", 1024 * 1024)).rejects.toMatchObject({
    code: "file-too-large",
    say: "The file would have 2 MB, and Webex takes files of at most 1 MB.",
  });
});
