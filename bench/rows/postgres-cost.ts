import { createDatabase, startPostgres } from "../../test/helpers/postgres.js";
import { median, pause } from "../measure.js";
import { openCloud } from "../open-cloud.js";
import { ask } from "../receivers/ask.js";
import { floorwalker, startFloorwalker } from "../receivers/receivers.js";
import { againstPeer, type Row } from "../row.js";

const ROUNDS = 8;
const QUESTIONS_A_ROUND = 50;
const WARM_UPS = 150;
/** Between two questions, so that what is written after an answer is not charged to the next one. */
const PAUSE_MS = 5;
const SPACE = "Bench 1";

/** What a question costs that a data file or PostgreSQL serves, one after the other, its figures in memory. */
export const postgresCost: Row = {
  name: "postgres-cost",
  run: async () => {
    const server = await startPostgres({ fsync: true });
    const closing: (() => Promise<void>)[] = [server.discard];
    try {
      const enter = async (databaseUrl?: string) => {
        const cloud = await openCloud(1);
        closing.unshift(cloud.close);
        const service = await startFloorwalker(cloud, {}, databaseUrl);
        closing.unshift(service.stop);
        const taken: number[] = [];
        const processor: number[] = [];
        const round = async (questions: number) => {
          // The figures are a minute's: this question may have to ask for them.
          await ask(cloud, SPACE, floorwalker.question);
          const before = await service.processorMs();
          for (let asked = 0; asked < questions; asked++) {
            taken.push(await ask(cloud, SPACE, floorwalker.question));
            await pause(PAUSE_MS);
          }
          processor.push(((await service.processorMs()) - before) / questions);
        };
        return { taken, processor, round };
      };
      const entrants = [await enter(), await enter(await createDatabase(server.url))] as const;
      for (const entrant of entrants) await entrant.round(WARM_UPS);
      for (const { taken, processor } of entrants) for (const warm of [taken, processor]) warm.length = 0;
      for (let round = 0; round < ROUNDS; round++)
        for (const entrant of entrants) await entrant.round(QUESTIONS_A_ROUND);
      const [file, database] = entrants;
      const peer = { peer: "the data file", unit: "ms", bound: { atMost: 1.3 } };
      return [
        againstPeer({
          ...{ ...peer, name: "postgres-cost: from question to answer" },
          ...{ value: median(database.taken), peerValue: median(file.taken) },
        }),
        againstPeer({
          ...{ ...peer, name: "postgres-cost: processor time of the service per question" },
          ...{ value: median(database.processor), peerValue: median(file.processor) },
        }),
      ];
    } finally {
      for (const close of closing) await close();
    }
  },
};
