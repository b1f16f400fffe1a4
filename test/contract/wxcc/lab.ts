import { readFileSync } from "node:fs";
import type { Clock } from "../../../src/clock.js";
import { createBudget } from "../../../src/wxcc/budget.js";
import { createWxccHttp } from "../../../src/wxcc/http.js";
import type { OrgRef } from "../../../src/wxcc/statistics/source.js";

export const US1 = "https://api.wxcc-us1.cisco.com";
export const org: OrgRef = { id: "6e1f7b2a-0c4d-4d8e-9a53-1b7c8d9e0f21", name: "Northwind", region: "us1" };

/** A fixture's text, see `test/contract/fixtures/README.md`. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/wxcc/${name}.json`, import.meta.url), "utf8");

/** The client with the real fetch, so that nock stands where Cisco does. */
export function createClient(clock: Clock) {
  let issued = 1;
  const calls: { endpoint: string; status: number | string }[] = [];
  const http = createWxccHttp({
    fetch,
    clock,
    budget: createBudget({ clock, requestsPerMinute: 240 }),
    tokens: {
      accessToken: () => Promise.resolve(`token-${issued}`),
      invalidate: () => {
        issued += 1;
      },
    },
    urlTemplate: "https://api.wxcc-{region}.cisco.com",
    log: { info: () => undefined, warn: () => undefined },
    random: () => 0,
    onCall: (call) => calls.push(call),
  });
  return { http, calls };
}
