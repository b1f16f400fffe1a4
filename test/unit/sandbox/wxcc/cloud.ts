import express from "express";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import type { TokenIdentity } from "../../../../src/sandbox/contracts.js";
import { createTrafficModel } from "../../../../src/sandbox/model/traffic-model.js";
import { brightline, harbor, lumen, orgs } from "../../../../src/sandbox/world.js";
import { createContactCentre } from "../../../../src/sandbox/wxcc/create-contact-centre.js";

/** One for the whole run: days that one test asked for need not be made again. */
export const model = createTrafficModel({ orgs, percentMovedOn: 3 });

/** Friday 20 November 2026, 14:07 in New York. */
export const NOW = Date.parse("2026-11-20T14:07:00-05:00");

const identity = (orgId: string, clientId = "C1"): TokenIdentity => ({
  personUuid: "c3f7185e-62d9-4a0b-b84c-1e9a7d630f25",
  orgId,
  admin: true,
  scopes: ["cjp:config_read", "spark:people_read"],
  clientId,
});

/** What each bearer token stands for. */
const tokens: Record<string, TokenIdentity> = {
  harbor: identity(harbor.id),
  lumen: identity(lumen.id),
  brightline: identity(brightline.id),
  config: { ...identity(harbor.id), scopes: ["cjp:config"] },
  noScope: { ...identity(harbor.id), scopes: ["spark:people_read", "cjp:config_write"] },
  noAdmin: { ...identity(harbor.id), admin: false },
  writer: { ...identity(harbor.id), scopes: ["cjp:config_read", "cjp:config_write"] },
  otherClient: identity(lumen.id, "C2"),
};

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Cloud {
  readonly clock: ReturnType<typeof createSandboxClock>;
  get(path: string, options?: { token?: string; headers?: Record<string, string> }): Promise<Reply>;
  search(query: string, variables?: unknown, options?: { token?: string; path?: string }): Promise<Reply>;
  /** Writes as whoever may. */
  write(method: string, path: string, body?: unknown, token?: string): Promise<Reply>;
  stop(): Promise<void>;
}

/** Both regions on a port of their own, with a clock that stands still. */
export async function startCloud(start = NOW): Promise<Cloud> {
  const clock = createSandboxClock({ start, running: false });
  const region = createContactCentre({ model, clock, identify: (bearer) => tokens[bearer] });
  const server = express().use("/wxcc/us1", region("us1")).use("/wxcc/eu1", region("eu1")).listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const base = `http://127.0.0.1:${address.port}/wxcc`;
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await fetch(`${base}${path}`, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const auth = (token = "harbor") => ({ authorization: `Bearer ${token}` });
  return {
    clock,
    get: (path, { token, headers } = {}) => send(path, { headers: { ...auth(token), ...headers } }),
    search: (query, variables, { token, path = "/us1/search" } = {}) =>
      send(path, {
        method: "POST",
        headers: { ...auth(token), "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      }),
    write: (method, path, body, token = "writer") =>
      send(path, {
        method,
        headers: { ...auth(token), "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface StatisticsRow {
  readonly intervalStartTime: number;
  readonly queueId: string;
  readonly queueName: string;
  readonly channelType: string;
  readonly totalOfferedTasks: number;
  readonly totalEnqueuedTasks: number;
  readonly totalAssignedTasks: number;
  readonly totalAcceptedTasks: number;
  readonly totalRejectedTasks: number;
  readonly totalAbandonedTasks: number;
  readonly averageEnqueuedTime: number;
  readonly averageHandledTime: number;
  readonly serviceLevelThresholdPercentage: number;
}

/** Rows of a statistics answer; fails the test when it was refused. */
export async function statistics(cloud: Cloud, query: string, token = "harbor", region = "us1") {
  const reply = await cloud.get(`/${region}/v1/queues/statistics?${query}`, { token });
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  const body: { data: StatisticsRow[] } = JSON.parse(reply.text);
  return body.data;
}

export interface Task {
  readonly [field: string]: unknown;
  readonly lastQueue?: { readonly id: string; readonly name: string } | null;
  readonly aggregation?: readonly { readonly name: string; readonly value: number | null }[];
}

/** The list a Search query answered with; fails the test when it was refused. */
export async function tasks(
  cloud: Cloud,
  query: string,
  variables?: unknown,
  options?: { token?: string; path?: string },
) {
  const reply = await cloud.search(query, variables, options);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  const body: {
    data: Record<string, { tasks: Task[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }>;
  } = JSON.parse(reply.text);
  const [list] = Object.values(body.data);
  if (!list) throw new Error("no list");
  return list;
}

/** A group's figures by name. */
export const figures = (task: Task | undefined): Record<string, number | null> =>
  Object.fromEntries((task?.aggregation ?? []).map(({ name, value }) => [name, value]));

/** The body of an answer; fails the test when it was refused. */
export async function read<Body>(cloud: Cloud, path: string, token?: string): Promise<Body> {
  const reply = await cloud.get(path, token ? { token } : {});
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return JSON.parse(reply.text);
}

/** One entry of `GET /v1/tasks`. */
export interface ListedTask {
  readonly id: string;
  readonly attributes: {
    readonly owner: { readonly id: string; readonly name: string } | null;
    readonly queue: { readonly id: string; readonly name: string } | null;
    readonly channelType: string;
    readonly status: string;
    readonly createdTime: number;
    readonly lastUpdatedTime: number;
    readonly captureRequested: boolean | null;
    readonly origin: string;
    readonly destination: string;
    readonly direction: string;
    readonly reasonCode?: string;
  };
}

/** One page of tasks. */
export async function listedTasks(cloud: Cloud, query: string, token?: string, region = "us1"): Promise<ListedTask[]> {
  return (await read<{ data: ListedTask[] }>(cloud, `/${region}/v1/tasks?${query}`, token)).data;
}

/** Every task created in `[from, to)`: the next page begins at the last one's time, what was seen before is dropped. */
export async function everyTask(
  cloud: Cloud,
  [from, to]: readonly [number, number],
  { token, region, pageSize = 500 }: { token?: string; region?: string; pageSize?: number } = {},
): Promise<ListedTask[]> {
  const seen = new Map<string, ListedTask>();
  for (let at = from; ; ) {
    const page = await listedTasks(cloud, `from=${at}&to=${to}&pageSize=${pageSize}`, token, region);
    for (const task of page) seen.set(task.id, task);
    if (page.length < pageSize) return [...seen.values()];
    const last = page.at(-1)?.attributes.createdTime ?? at;
    at = last === at ? at + 1 : last;
  }
}
