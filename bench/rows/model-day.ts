import { createTrafficModel } from "../../src/sandbox/model/traffic-model.js";
import * as world from "../../src/sandbox/world.js";
import { queuesQuestion } from "../../src/wxcc/statistics/search-question.js";
import { medianMs } from "../measure.js";
import { openCloud } from "../open-cloud.js";
import { atMost, quoted, type Row } from "../row.js";

const DAYS = 20;
const DAY_MS = 86_400_000;
const A_MONDAY = Date.parse("2026-03-02");

const dateOf = (run: number) => new Date(A_MONDAY + run * DAY_MS).toISOString().slice(0, 10);

/** What the sandbox itself costs: a day of the larger org, and the aggregation that `queue stats` asks for. */
export const modelDay: Row = {
  name: "model-day",
  run: async () => {
    const model = createTrafficModel(world);
    const dayMs = await medianMs(DAYS, (run) => model.day(world.harbor.id, dateOf(run)));

    const cloud = await openCloud(1);
    const admin = world.people.find((person) => person.orgId === world.harbor.id && person.admin);
    const { access_token } = cloud.issueGrant({ email: admin?.email ?? "", scopes: ["cjp:config_read"] });
    const to = cloud.clock.now();
    const { query, variables } = queuesQuestion({ from: to - DAY_MS, to }, {}).both;
    const search = async () => {
      const response = await fetch(`${cloud.url}/wxcc/us1/search?orgId=${world.harbor.id}`, {
        method: "POST",
        headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      if (!response.ok) throw new Error(`POST /search: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    };
    const searchMs = await medianMs(DAYS, search);
    await cloud.close();
    return [
      atMost("model-day: generating one day", dayMs, 100, "ms"),
      quoted("model-day: aggregating 24 h by POST /search", searchMs, "ms"),
    ];
  },
};
