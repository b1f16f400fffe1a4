import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Problem } from "../../../src/errors.js";
import { createLegacyHttp } from "../../../src/wxcc/legacy/legacy-http.js";
import { listRecords } from "../../../src/wxcc/legacy/list-records.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { org } from "./lab.js";

const REST = "https://rest.wxcc-us1.cisco.com";
const NOW = Date.UTC(2026, 10, 20, 9, 7);
const HOUR = 3_600_000;
const key = { userId: "admin1@example.com", apiKey: "demo-api-key-0001", tenantId: "42" };
const wish = { urgency: "person" } as const;
const signature = { from: key.userId, authorization: "h0urMo6O3ZHAt/Yh7kKNIvV7rV0=;tenantId=42" };

const client = (known: typeof key | undefined = key) => {
  const clock = createSkippingClock(NOW);
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const http = createLegacyHttp({
    fetch,
    clock,
    legacyUrlTemplate: "https://rest.wxcc-{region}.cisco.com",
    requestsPerMinute: 240,
    legacyKey: () => Promise.resolve(known),
    log: { info: note, warn: note },
    random: () => 0,
  });
  return { http, clock, logged };
};

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const failing = async (work: Promise<unknown>): Promise<Problem> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Problem)) throw new Error("expected a Problem", { cause: thrown });
  return thrown;
};

const path = (kind: string) => `/aws/api/${kind}`;
const rangeOf = (q: unknown): [number, number] => {
  const query: { dateBegin: [number]; dateEnd: [number] } = JSON.parse(String(q));
  return [query.dateBegin[0], query.dateEnd[0]];
};

describe("one record", () => {
  test("is asked for by its id with From and signature, and nothing of the key is logged", async () => {
    nock(REST, { reqheaders: signature })
      .get(`${path("cars")}/a-1-new`)
      .reply(200, { sid: "a-1-new" });
    const { http, logged } = client();
    const reply = await http.ask({ org, kind: "cars", wanted: { id: "a-1-new" }, ...wish });
    expect(JSON.parse(reply?.body ?? "")).toEqual({ sid: "a-1-new" });
    expect(logged.join()).not.toMatch(/h0urMo6O3|demo-api-key|admin1/);
  });

  test("that is not there is none", async () => {
    nock(REST)
      .get(`${path("csrs")}/nobody`)
      .reply(404);
    await expect(client().http.ask({ org, kind: "csrs", wanted: { id: "nobody" }, ...wish })).resolves.toBeUndefined();
  });

  test("with a key that is refused asks a manager for a new one, at once", async () => {
    nock(REST)
      .get(`${path("csrs")}/x`)
      .reply(401);
    const { http, clock } = client();
    const problem = await failing(http.ask({ org, kind: "csrs", wanted: { id: "x" }, ...wish }));
    expect(problem).toMatchObject({ code: "legacy-key-refused", asks: [{ ask: 'legacy connect org:"Northwind"' }] });
    expect(clock.slept).toEqual([]);
  });

  test("without a key says who can enter one, and asks nobody", async () => {
    const clock = createSkippingClock(NOW);
    const none = createLegacyHttp({
      ...{ fetch, clock, legacyUrlTemplate: REST, requestsPerMinute: 240, random: () => 0 },
      legacyKey: () => Promise.resolve(undefined),
      log: { info: () => undefined, warn: () => undefined },
    });
    const problem = await failing(none.ask({ org, kind: "csrs", wanted: { id: "x" }, ...wish }));
    expect(problem.code).toBe("legacy-not-connected");
  });

  test("is tried again after a 429 and a 503, and given up after three", async () => {
    nock(REST)
      .get(`${path("csrs")}/x`)
      .reply(429, "", { "Retry-After": "3" });
    nock(REST)
      .get(`${path("csrs")}/x`)
      .reply(503, "out of order");
    nock(REST)
      .get(`${path("csrs")}/x`)
      .reply(200, { sid: "x" });
    const { http, clock } = client();
    await http.ask({ org, kind: "csrs", wanted: { id: "x" }, ...wish });
    expect(clock.slept).toEqual([3000, 1000]);
    nock(REST)
      .get(`${path("csrs")}/y`)
      .times(3)
      .reply(500);
    const problem = await failing(http.ask({ org, kind: "csrs", wanted: { id: "y" }, ...wish }));
    expect(problem.code).toBe("upstream-unavailable");
  });
});

describe("a list", () => {
  const range = { from: NOW - HOUR, to: NOW };
  const list = (http = client().http) => listRecords(http, { ...org, zone: "America/New_York" }, "csrs", range, wish);
  const table = (rows: readonly (readonly [string, number])[], isComplete: boolean, found = rows.length) => ({
    datasetMetadata: {
      lastAccessTimestamp: NOW,
      numberOfRecordsFound: found,
      numberOfRecordsInDataset: rows.length,
      isComplete,
    },
    columns: ["sid", "cstts"],
    data: rows,
  });

  test("is a query in JSON, encoded into the address, in the shape that Cisco's guide prints", async () => {
    let asked: unknown;
    nock(REST, { reqheaders: signature })
      .get(path("csrs"))
      .query(({ q }) => {
        asked = JSON.parse(String(q));
        return true;
      })
      .reply(200, table([["a", NOW - 5]], true));
    expect((await list()).map((record) => record.text("sid"))).toEqual(["a"]);
    expect(asked).toMatchObject({
      dateBegin: [NOW - HOUR],
      dateEnd: [NOW],
      timezone: "America/New_York",
      activityType: "INTERACTION",
      aggregateQueryProperties: { queryType: "TEMPORAL", requestType: "PROFILE" },
      aggregations: [{ aggregationType: "VALUE", computeColumnName: "sid" }],
    });
  });

  test("that is not complete is asked for in narrower windows, and no record of a border is lost or told twice", async () => {
    const all = Array.from({ length: 60 }, (_, n): [string, number] => [`c${n}`, NOW - HOUR + n * 60_000]);
    const windows: [number, number][] = [];
    nock(REST)
      .get(path("csrs"))
      .query(true)
      .times(20)
      .reply((uri) => {
        const [from, to] = rangeOf(new URL(uri, REST).searchParams.get("q"));
        windows.push([from, to]);
        // This one takes the end in, too.
        const found = all.filter(([, at]) => at >= from && at <= to);
        return [200, table(found.slice(0, 20), found.length <= 20, found.length)];
      });
    const records = await list();
    expect(records.map((record) => record.text("sid"))).toEqual(all.map(([id]) => id));
    expect(windows.length).toBeGreaterThan(3);
    expect(windows.length).toBeLessThan(10);
  });

  test("that stays incomplete down to a minute is an error, never a short total", async () => {
    nock(REST)
      .get(path("csrs"))
      .query(true)
      .times(500)
      .reply(200, table([["a", NOW - 5]], false, 2));
    const problem = await failing(list());
    expect(problem.code).toBe("result-incomplete");
  });

  test("that holds nothing but ids has each record fetched", async () => {
    nock(REST)
      .get(path("csrs"))
      .query(true)
      .reply(200, { datasetMetadata: { isComplete: true }, columns: ["sid"], data: [["a"], ["b"]] });
    nock(REST)
      .get(`${path("csrs")}/a`)
      .reply(200, { sid: "a", cstts: NOW - 5 });
    nock(REST)
      .get(`${path("csrs")}/b`)
      .reply(200, { sid: "b", cstts: NOW - 9 });
    expect((await list()).map((record) => record.text("sid"))).toEqual(["b", "a"]);
  });

  test("may come as CSV, in seconds, and still be whole", async () => {
    const seconds = Math.floor((NOW - HOUR) / 1000);
    nock(REST)
      .get(path("csrs"))
      .query(true)
      .reply(200, `sid,cstts__l\r\na,${seconds}\r\nb,${seconds + 60}\r\n`, { "content-type": "text/csv" });
    expect((await list()).map((record) => record.text("sid"))).toEqual(["a", "b"]);
  });

  test("that is no list is said to be none", async () => {
    nock(REST).get(path("csrs")).query(true).reply(200, "<html></html>");
    expect((await failing(list())).code).toBe("upstream-nonsense");
  });
});
