import { expect, test } from "vitest";
import { readContentRange, readUnsatisfied, singleRange } from "../../../../src/recordings/sound/byte-range.js";
import { nameFile } from "../../../../src/web/recordings/name-file.js";

test("one range is passed on, anything else is left out", () => {
  for (const range of ["bytes=0-", "bytes=5-9", "bytes=-7"]) expect(singleRange(range)).toBe(range);
  for (const range of [undefined, "bytes=0-1,5-6", "items=0-1", "bytes=-", "bytes=a-b", "bytes=0-1\r\nx: y"])
    expect(singleRange(range)).toBeUndefined();
});

test("what the storage says of a range is read, and nonsense is not", () => {
  expect(readContentRange("bytes 0-99/1000")).toEqual({ from: 0, to: 99, total: 1000 });
  expect(readContentRange("bytes 5-5/*")).toEqual({ from: 5, to: 5, total: undefined });
  for (const header of [null, "bytes 9-0/10", "bytes */10", "0-1/2"]) expect(readContentRange(header)).toBeUndefined();
  expect([readUnsatisfied("bytes */10"), readUnsatisfied("bytes 0-1/2"), readUnsatisfied(null)]).toEqual([
    10,
    undefined,
    undefined,
  ]);
});

test("a file is named after queue, day and contact, and no name leads out of a folder", () => {
  const startedAt = Date.parse("2026-11-21T02:00:00Z");
  const name = (queue: string | undefined) => nameFile({ queue, startedAt, zone: "America/New_York", taskId: "t1" });
  expect(name("Billing EMEA")).toBe("Billing_EMEA-2026-11-20-t1.wav");
  expect(name("Réclamations / été")).toBe("Réclamations_été-2026-11-20-t1.wav");
  expect(name('../../etc/"passwd"\r\n')).toBe("etc_passwd-2026-11-20-t1.wav");
  for (const nothing of [undefined, "", "…"]) expect(name(nothing)).toBe("contact-2026-11-20-t1.wav");
  expect(name("Q".repeat(300)).length).toBeLessThan(120);
});
