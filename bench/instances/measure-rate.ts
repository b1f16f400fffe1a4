import type { Fleet } from "../../test/helpers/fleet/open-fleet.js";
import type { PostgresServer } from "../../test/helpers/postgres.js";
import { elapsedMs, median, processorMs } from "../measure.js";
import { ask } from "../receivers/ask.js";

/** A second of answering, by median. */
export interface Rate {
  readonly answers: number;
  /** Processor time in cores, and for one question in milliseconds: all instances, the database, and this process. */
  readonly used: Record<"instances" | "database" | "bench", { readonly cores: number; readonly msPerQuestion: number }>;
}

const ROUNDS = 5;
const QUESTION = "queue stats today";

/** Every space asks its next question as soon as it has its answer. */
export async function measureRate(fleet: Fleet, server: PostgresServer, questionsOfEach: number): Promise<Rate> {
  const { cloud } = fleet;
  const askEverywhere = (questions: number) =>
    Promise.all(
      cloud.spaces.map(async ({ title }) => {
        for (let asked = 0; asked < questions; asked++) await ask(cloud, title, QUESTION);
      }),
    );
  const groups = {
    instances: fleet.members.map(({ processId }) => processId),
    database: [server.processId()],
    bench: [],
  };
  const look = async () => {
    const sum = async (ids: readonly number[]) =>
      (await Promise.all(ids.map(processorMs))).reduce((total, ms) => total + ms, 0);
    const { user, system } = process.cpuUsage();
    return {
      instances: await sum(groups.instances),
      database: await sum(groups.database),
      bench: (user + system) / 1000,
    };
  };
  await askEverywhere(2);
  const total = cloud.spaces.length * questionsOfEach;
  const rates: number[] = [];
  const before = await look();
  let allMs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const ms = await elapsedMs(() => askEverywhere(questionsOfEach));
    rates.push((total * 1000) / ms);
    allMs += ms;
  }
  const after = await look();
  const used = (group: keyof typeof groups) => {
    const ms = after[group] - before[group];
    return { cores: ms / allMs, msPerQuestion: ms / (total * ROUNDS) };
  };
  return {
    answers: median(rates),
    used: { instances: used("instances"), database: used("database"), bench: used("bench") },
  };
}
