import { createTrafficModel } from "../../src/sandbox/model/traffic-model.js";
import * as world from "../../src/sandbox/world.js";
import { withManyQueues } from "../../test/helpers/many-queues.js";
import { openCloud } from "../open-cloud.js";
import { askPatiently } from "../receivers/ask.js";
import { startFloorwalker } from "../receivers/receivers.js";
import { atMost, type Row } from "../row.js";
import { countStatisticsCalls, openStandingFloor } from "../standing-floor.js";

const QUESTION = "queue stats last 31d";
/** Of each of the nine queues. */
const PARTS = 34;
const LATER_MS = 2 * 60_000;

/** A month of an org with 300 queues: what it costs of the budget, at first and again when memory has only the newest time to ask for, and the service's memory. */
export const month: Row = {
  name: "month",
  run: async () => [...(await measure("rest")), ...(await measure("search"))],
};

async function measure(source: "search" | "rest") {
  const model = withManyQueues(createTrafficModel(world), PARTS);
  const queues = model.centre(world.harbor.id)?.queues.length;
  const name = `month (${source}), 31 days of ${queues} queues`;

  const floor = await openStandingFloor({ spaces: 1, source, model });
  await floor.askIn(floor.spaces, QUESTION);
  const first = countStatisticsCalls(floor);
  await floor.advance(LATER_MS);
  await floor.askIn(floor.spaces, QUESTION);
  const second = countStatisticsCalls(floor) - first;
  await floor.close();

  const cloud = await openCloud(1, { model });
  const receiver = await startFloorwalker(cloud, { statisticsSource: source });
  const space = cloud.spaces[0]?.title ?? "";
  await askPatiently(cloud, space, QUESTION);
  await askPatiently(cloud, space, `${QUESTION} as xlsx`);
  const highestMb = await receiver.highestMb();
  await receiver.stop();
  await cloud.close();

  return [
    atMost(`${name}: statistics calls the first time`, first, 62, ""),
    atMost(`${name}: statistics calls two minutes later`, second, 2, ""),
    atMost(`${name}: the built service at its highest`, highestMb, 250, "MB"),
  ];
}
