import type { Range } from "../statistics/source.js";

/**
 * A query for one row a record, in the shape that Analyzer sends and Cisco's lab guide prints. No conditions: how Analyzer
 * writes them is published nowhere, so records are narrowed after they have come.
 */
export function buildQuery({ from, to }: Range, zone: string, mostRecords: number): object {
  return {
    anchorId: "1",
    dateBegin: [from],
    dateEnd: [to],
    timezone: zone,
    numberOfRecords: mostRecords,
    lastNRecords: false,
    activityType: "INTERACTION",
    aggregateQueryProperties: {
      computeInterval: 0,
      computeIntervalUnit: "NONE",
      lookbackCount: 0,
      frequency: 0,
      movingWindow: false,
      cumulative: false,
      rowSegmentSet: [],
      columnSegmentSet: [],
      queryType: "TEMPORAL",
      requestType: "PROFILE",
      intervalAxis: "ROW",
      computeSummaries: true,
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
}
