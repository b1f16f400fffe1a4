import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../../../src/errors.js";
import { isListOfRecords, kindOf, readAnalyzerQuery, withRange } from "../../../../src/wxcc/legacy/analyzer-query.js";
import { describeQuery } from "../../../../src/wxcc/legacy/describe-query.js";

/** As Analyzer sends it for a list of contacts of two days. */
const query = {
  anchorId: "11894",
  dateBegin: [1_784_001_600_000],
  dateEnd: [1_784_174_400_000],
  timezone: "America/New_York",
  numberOfRecords: 1_000_000,
  lastNRecords: false,
  activityType: "INTERACTION",
  aggregateQueryProperties: {
    computeInterval: 0,
    computeIntervalUnit: "NONE",
    rowSegmentSet: [],
    columnSegmentSet: [],
    queryType: "TEMPORAL",
    requestType: "PROFILE",
  },
  aggregations: [
    {
      id: 0,
      filterGroups: [{ operator: "AND", valueFilters: [] }],
      aggregationType: "VALUE",
      computeColumnName: "sid",
    },
  ],
};
const [aggregation] = query.aggregations;
const words = (more: object, zone = "UTC") =>
  Object.fromEntries(describeQuery(readAnalyzerQuery(JSON.stringify({ ...query, ...more })), zone));
const counted = (filters: readonly unknown[], operator = "AND") => ({
  aggregateQueryProperties: {
    ...query.aggregateQueryProperties,
    rowSegmentSet: [{ columnName: "channelType__s", name: "channelType__s" }],
    computeInterval: 1,
    computeIntervalUnit: "HOUR",
  },
  aggregations: [{ ...aggregation, aggregationType: "COUNT", filterGroups: [{ operator, valueFilters: filters }] }],
});

describe("what is pasted", () => {
  const json = JSON.stringify(query, null, 2);
  test.each([
    ["the query", json],
    ["what holds it", `{"query": ${json}}`],
    ["the whole answer", JSON.stringify({ data: 1, query: { query } })],
    ['the lines from "query" on, without braces around them', `"query": ${json}`],
    ["the same with a comma after it", `"query": ${json},`],
  ])("may be %s", (_, pasted) => {
    expect(readAnalyzerQuery(pasted)).toEqual(query);
  });

  test.each([
    ["nothing", " ", "Nothing was pasted"],
    ["half a query", json.slice(0, 200), "not JSON"],
    ["something else", '{"hello":"world"}', "dateBegin is missing"],
    ["a query without aggregations", JSON.stringify({ ...query, aggregations: [] }), "aggregations is missing"],
    ["a text", '"query"', "no query"],
  ])("is refused when it is %s", (_, pasted, says) => {
    expect(() => readAnalyzerQuery(pasted)).toThrow(Problem);
    expect(() => readAnalyzerQuery(pasted)).toThrow(says);
  });

  test("is a query or a Problem, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (pasted) => {
        try {
          describeQuery(readAnalyzerQuery(pasted), "UTC");
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});

describe("in words", () => {
  test("a list says what a row is, its period in its own zone, and how many", () => {
    expect(words({})).toEqual({
      "Asks for": "one row for each record, by its sid",
      Conditions: "none",
      "Period in Analyzer": "Tue 14 Jul 2026 00:00 to Thu 16 Jul 2026 00:00 (America/New_York)",
      "At most": "1\u202f000\u202f000 records",
      "Also says": "activityType INTERACTION, anchorId 11894",
    });
  });

  test("a count says of what, for each of what, in which steps and under which conditions", () => {
    const filters = [
      { columnName: "channelType__s", operator: "EQUAL", value: "telephony" },
      { name: "queueName__s", operator: "IN", values: ["Billing", "Claims"] },
    ];
    expect(words(counted(filters))).toMatchObject({
      "Asks for": "how many (count of sid)",
      "For each": "channelType",
      "In steps of": "1 hour",
      Conditions: "channelType is telephony and queueName is one of Billing, Claims",
    });
    expect(words(counted(filters, "OR")).Conditions).toContain(" or ");
  });

  test("a condition that nobody can read is shown as it is, a zone that does not exist is not used", () => {
    expect(words(counted([{ odd: 1 }])).Conditions).toBe('{"odd":1}');
    expect(words({ timezone: "Mars/Base" }, "Europe/Paris")["Period in Analyzer"]).toContain("(Europe/Paris)");
  });

  test("seconds are times, too", () => {
    expect(words({ dateBegin: [1_784_001_600], dateEnd: [1_784_174_400] })["Period in Analyzer"]).toContain(
      "Tue 14 Jul 2026",
    );
  });
});

test("run for another range, everything else of the query stays as it is", () => {
  const read = readAnalyzerQuery(JSON.stringify({ ...query, somethingNew: { deep: [1] } }));
  expect(withRange(read, { from: 1, to: 2 }, 10_000)).toEqual({
    ...query,
    somethingNew: { deep: [1] },
    dateBegin: [1],
    dateEnd: [2],
    numberOfRecords: 10_000,
  });
  expect(
    withRange({ ...read, lastNRecords: true, numberOfRecords: 5 }, { from: 1, to: 2 }, 10_000).numberOfRecords,
  ).toBe(5);
});

test("which records it is about is read from it where it says so", () => {
  const about = (more: object) => kindOf(readAnalyzerQuery(JSON.stringify({ ...query, ...more })));
  expect(about({})).toBe("csrs");
  expect(about({ activityType: "CAR" })).toBe("cars");
  expect(about({ aggregations: [{ ...aggregation, computeColumnName: "agentSessionId__s" }] })).toBe("asrs");
  expect(about({ aggregations: [{ ...aggregation, computeColumnName: "callSessionId__s" }] })).toBe("cars");
});

test("only a list of records can be cut into shorter periods", () => {
  const isList = (more: object) => isListOfRecords(readAnalyzerQuery(JSON.stringify({ ...query, ...more })));
  expect(isList({})).toBe(true);
  expect(isList(counted([]))).toBe(false);
});
