import { type BenchCloud, openCloud } from "../open-cloud.js";
import { bareServer, type Contestant, floorwalker, helloBot } from "./receivers.js";

/** A receiver that is running, and the cloud that is its own. */
export interface Entrant {
  readonly question: string;
  readonly cloud: BenchCloud;
}

export interface Contest {
  readonly ours: Entrant;
  readonly hello: Entrant;
  readonly bare: Entrant;
  close(): Promise<void>;
}

/**
 * Floorwalker and its two peers, each in a process of its own, each with a sandbox cloud in this one. All of them are there
 * for the whole time and asked in turns, so that a machine that is slow for a moment is slow for everybody.
 */
export async function openContest(spaces: number): Promise<Contest> {
  const closing: (() => Promise<void>)[] = [];
  const enter = async ({ question, start }: Contestant): Promise<Entrant> => {
    const cloud = await openCloud(spaces);
    closing.push(cloud.close);
    const receiver = await start(cloud);
    closing.unshift(receiver.stop);
    return { question, cloud };
  };
  const contest = { ours: await enter(floorwalker), hello: await enter(helloBot), bare: await enter(bareServer) };
  return {
    ...contest,
    close: async () => {
      for (const close of closing) await close();
    },
  };
}
