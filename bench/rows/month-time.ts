import { createTrafficModel } from "../../src/sandbox/model/traffic-model.js";
import * as world from "../../src/sandbox/world.js";
import { type BenchCloud, openCloud } from "../open-cloud.js";
import { askPatiently } from "../receivers/ask.js";
import { startFloorwalker } from "../receivers/receivers.js";
import { againstPeer, type Figure, quoted, type Row } from "../row.js";
import { countStatisticsCalls } from "../standing-floor.js";

const DAY_MS = 86_400_000;
/** What Contact Center takes for each statistics call. */
const CALL_MS = 2000;
/** So many calls the service has under way for one question, however much of the minute's budget is left. */
const AT_ONCE = { rest: 6, search: 4 };

/**
 * A month asked for when nothing is remembered, while every statistics call takes a while. Held against the shortest that
 * its calls can take: a short question of the same run has one round of calls, and each further round takes a call's time.
 */
export const monthTime: Row = {
  name: "month-time",
  run: async () => [...(await measure("rest")), ...(await measure("search"))],
};

async function measure(source: "search" | "rest"): Promise<readonly Figure[]> {
  const model = createTrafficModel(world);
  const cloud = await openCloud(1, { model });
  // The sandbox makes its days up when they are asked for; that is not to be measured.
  model.contactsBetween(world.harbor.id, cloud.clock.now() - 64 * DAY_MS, cloud.clock.now() - 32 * DAY_MS);
  model.contactsBetween(world.harbor.id, cloud.clock.now() - 32 * DAY_MS, cloud.clock.now());
  const receiver = await startFloorwalker(cloud, { statisticsSource: source });
  cloud.faults(["GET /v1/queues/statistics", "POST /search"].map((match) => ({ match, delayMs: CALL_MS })));
  await askAndCount(cloud, "queue stats last 3h");
  const short = await askAndCount(cloud, "queue stats last 5h");
  const month = await askAndCount(cloud, "queue stats last 31d");
  await receiver.stop();
  await cloud.close();

  const rounds = Math.ceil(month.calls / AT_ONCE[source]);
  const name = `month-time (${source}), ${month.calls} × ${CALL_MS / 1000} s`;
  const wall = { value: month.ms / 1000, unit: "s" };
  const shortestMs = short.ms + (rounds - 1) * CALL_MS;
  return [
    againstPeer({
      ...{ name: `${name}, ${AT_ONCE[source]} at once`, ...wall },
      ...{ peer: `the shortest in ${rounds} ${rounds === 1 ? "round" : "rounds"}`, peerValue: shortestMs / 1000 },
      bound: { atMost: 1.2 },
    }),
    againstPeer({ name: `${name}, had all gone out at once`, ...wall, peer: "one call", peerValue: short.ms / 1000 }),
    quoted(`month-time (${source}), a question of ${short.calls} calls`, short.ms / 1000, "s"),
  ];
}

async function askAndCount(cloud: BenchCloud, text: string) {
  const before = countStatisticsCalls(cloud);
  const ms = await askPatiently(cloud, cloud.spaces[0]?.title ?? "", text);
  return { ms, calls: countStatisticsCalls(cloud) - before };
}
