import { expect, test } from "vitest";
import { explainDifferences } from "../../../src/commands/compare-sources/explain-differences.js";
import { defaultOrgSettings } from "../../../src/store/records.js";
import { restSums, sums } from "./queue-stats-world.js";

const explain = (rest: { answered: number; abandoned: number }, search: Parameters<typeof sums>[0]) =>
  explainDifferences(restSums(rest.answered, rest.abandoned), sums(search), defaultOrgSettings);

test("short calls and open contacts account for all of a difference", () => {
  const { lines, unexplained } = explain(
    { answered: 100, abandoned: 15 },
    { answered: 100, abandoned: 10, short: 5, open: 3 },
  );
  expect(unexplained).toBe(0);
  expect(lines.join("\n")).toContain("the 5 contacts that were short are in it");
  expect(lines.join("\n")).toContain("the 3 contacts still open are missing");
  expect(lines.join("\n")).not.toContain("every visit");
});

test("what is left over are visits of several queues, and they are counted", () => {
  const { lines, unexplained } = explain({ answered: 104, abandoned: 10 }, { answered: 100, abandoned: 10 });
  expect(unexplained).toBe(4);
  expect(lines.join("\n")).toContain("Answered: REST has 4 contacts more. REST counts every visit");
});

test("fewer by REST is said the other way round", () => {
  const { lines } = explain({ answered: 99, abandoned: 10 }, { answered: 100, abandoned: 10 });
  expect(lines.join("\n")).toContain("Answered: Search has 1 contact more");
});

test("service levels are compared by the one rule that both know", () => {
  const { lines } = explain({ answered: 100, abandoned: 10 }, { answered: 100, abandoned: 10 });
  expect(lines.find((line) => line.startsWith("Service level"))?.replace(/\u00a0/g, " ")).toMatch(
    /B \(short calls left out\); REST can only divide by the answered, and has 80.0 %\. By that rule Search has the same/,
  );
});

test("visits of a second queue are told apart from what nobody accounts for", () => {
  const { lines, unexplained } = explainDifferences(
    restSums(104, 13),
    sums({ answered: 100, abandoned: 10 }),
    defaultOrgSettings,
    sums({ answered: 104, abandoned: 12 }),
  );
  expect(unexplained).toBe(1);
  expect(lines.join("\n")).toContain("Answered: 4 contacts had been answered in another queue before");
  expect(lines.join("\n")).toContain("Abandoned: 2 contacts had been answered in another queue before");
  expect(lines.join("\n")).toContain("Abandoned: REST has 1 contact more");
});

test.each([
  [undefined, "by the tenant's own seconds"],
  [12, "left within 12 s in queue, the org's setting"],
])("short calls by a setting of %s are explained by it", (shortCallSeconds, words) => {
  const settings = { ...defaultOrgSettings, shortCallSeconds };
  const { lines } = explainDifferences(restSums(100, 15), sums({ answered: 100, abandoned: 10, short: 5 }), settings);
  expect(lines[0]).toContain(words);
});
