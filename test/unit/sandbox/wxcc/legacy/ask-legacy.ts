import { createHmac } from "node:crypto";
import express from "express";
import { createSandboxClock, type SandboxClock } from "../../../../../src/sandbox/clock.js";
import { createLegacy } from "../../../../../src/sandbox/wxcc/legacy/create-legacy.js";
import { model, NOW } from "../cloud.js";

/** Somebody's key, as it would be typed in. */
export interface Signer {
  readonly userId: string;
  readonly apiKey: string;
  readonly tenantId: number;
}

export const priya: Signer = { userId: "priya.nair@harbor.example", apiKey: "harbor-api-key-0001", tenantId: 42 };
export const camille: Signer = { userId: "camille.laurent@lumen.example", apiKey: "lumen-api-key-0001", tenantId: 77 };

export const signed = ({ userId, apiKey, tenantId }: Signer, separator = ";") => ({
  from: userId,
  authorization: `${createHmac("sha1", apiKey).update(userId).digest("base64")}${separator}tenantId=${tenantId}`,
});

export interface Legacy {
  readonly clock: SandboxClock;
  get(path: string, headers?: Record<string, string>): Promise<{ status: number; text: string; type: string }>;
  record(path: string, headers?: Record<string, string>): Promise<Record<string, string | number>>;
  stop(): Promise<void>;
}

/** The legacy interface of both regions on a port of its own. */
export async function startLegacy(options: { mostRecords?: number; now?: number } = {}): Promise<Legacy> {
  const clock = createSandboxClock({ start: options.now ?? NOW, running: false });
  const region = createLegacy({ model, clock, ...options });
  const server = express().use("/legacy/us1", region("us1")).use("/legacy/eu1", region("eu1")).listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const get: Legacy["get"] = async (path, headers = signed(priya)) => {
    const response = await fetch(`http://127.0.0.1:${address.port}/legacy${path}`, { headers });
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get("content-type") ?? "",
    };
  };
  return {
    clock,
    get,
    async record(path, headers) {
      const { status, text } = await get(path, headers);
      if (status !== 200) throw new Error(`${status} ${text}`);
      return JSON.parse(text);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A query as Analyzer makes it, of one range. */
export const queryOf = (
  from: number,
  to: number,
  more: { numberOfRecords?: number; columns?: readonly string[]; type?: string; filters?: unknown[] } = {},
) => ({
  anchorId: "11894",
  dateBegin: [from],
  dateEnd: [to],
  timezone: "America/New_York",
  numberOfRecords: more.numberOfRecords ?? 10_000,
  lastNRecords: false,
  activityType: "INTERACTION",
  aggregateQueryProperties: {
    computeInterval: 0,
    computeIntervalUnit: "NONE",
    rowSegmentSet: (more.columns ?? []).map((columnName) => ({ columnName, name: columnName })),
    columnSegmentSet: [],
    queryType: "TEMPORAL",
    requestType: "PROFILE",
  },
  aggregations: [
    {
      id: 0,
      filterGroups: [{ operator: "AND", valueFilters: more.filters ?? [] }],
      aggregationType: more.type ?? "VALUE",
      computeColumnName: "sid",
    },
  ],
});

export const queryPath = (kind: string, query: unknown, region = "us1") =>
  `/${region}/aws/api/${kind}?q=${encodeURIComponent(typeof query === "string" ? query : JSON.stringify(query))}`;
