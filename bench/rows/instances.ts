import { availableParallelism } from "node:os";
import { openFleet } from "../../test/helpers/fleet/open-fleet.js";
import { createDatabase, startPostgres } from "../../test/helpers/postgres.js";
import { measureRate, type Rate } from "../instances/measure-rate.js";
import { startRation } from "../instances/start-ration.js";
import { againstPeer, type Figure, quoted, type Row } from "../row.js";

const MOST_INSTANCES = 3;
const SPACES = 40;
/** Of a core for each instance, so that the cloud, the database and the balancer have enough. */
const HUNDREDTHS = 15;
/** Questions of each space in each round, for each instance: the compiler takes some two thousand to be done. */
const WARM_UPS = 6;

/** Answers a second of one, two and three instances on one database, as fast as the machine goes and with 15 % of a core each. */
export const instances: Row = {
  name: "instances",
  run: async () => {
    const server = await startPostgres({ fsync: true });
    try {
      const databaseUrl = await createDatabase(server.url);
      const fleet = await openFleet({ instances: 1, databaseUrl, spaces: SPACES, threadsPerSpace: 0, byChance: true });
      try {
        const open: Rate[] = [];
        const rationed: Rate[] = [];
        while (true) {
          await measureRate(fleet, server, WARM_UPS * fleet.members.length);
          open.push(await measureRate(fleet, server, 8));
          const ids = fleet.members.map(({ processId }) => processId);
          const stopRation = startRation(HUNDREDTHS, ids);
          rationed.push(await measureRate(fleet, server, 4).finally(stopRation));
          if (fleet.members.length === MOST_INSTANCES) break;
          await fleet.add();
        }
        return [...open.flatMap(asFast), ...rationed.flatMap(withRation)];
      } finally {
        await fleet.close();
      }
    } finally {
      await server.discard();
    }
  },
};

function asFast(rate: Rate, before: number, all: readonly Rate[]): Figure[] {
  const { instances: own, database } = rate.used;
  const name = `instances: ${before + 1}, as fast as the machine goes`;
  const peer = { peer: "one", peerValue: all[0]?.answers ?? 0, unit: "/s" };
  return [
    before === 0 ? quoted(name, rate.answers, "/s") : againstPeer({ ...peer, name, value: rate.answers }),
    coresUsed(name, rate),
    quoted(`${name}, the service's processor time per question`, own.msPerQuestion, "ms"),
    quoted(`${name}, the database's`, database.msPerQuestion, "ms"),
  ];
}

function withRation(rate: Rate, before: number, all: readonly Rate[]): Figure[] {
  const name = `instances: ${before + 1}, each with ${HUNDREDTHS} % of a core`;
  const peer = { peer: "one", peerValue: all[0]?.answers ?? 0, unit: "/s" };
  const bound = { atLeast: before === 1 ? 1.6 : 2.2 };
  return [
    before === 0 ? quoted(name, rate.answers, "/s") : againstPeer({ ...peer, name, value: rate.answers, bound }),
    coresUsed(name, rate),
  ];
}

/** What is left of the machine's cores is what nobody, or somebody else, used. */
function coresUsed(name: string, { used: { instances: own, database, bench } }: Rate): Figure {
  const cores = (value: number) => value.toFixed(2);
  const busy = own.cores + database.cores + bench.cores;
  const parts = `instances ${cores(own.cores)}, database ${cores(database.cores)}, cloud and balancer ${cores(bench.cores)}`;
  return { name: `${name}, cores used`, figure: `${cores(busy)} of ${availableParallelism()}: ${parts}` };
}
