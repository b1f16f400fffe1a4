import { median, pause } from "../measure.js";
import { ask } from "../receivers/ask.js";
import { type Entrant, openContest } from "../receivers/open-contest.js";
import { againstPeer, quoted, type Row } from "../row.js";

const ROUNDS = 5;
const QUESTIONS_A_ROUND = 30;
const WARM_UPS = 50;
/** Between two questions, so that what a receiver does after its answer is not charged to the next one. */
const PAUSE_MS = 5;
const SPACE = "Bench 1";

/** Webhook in to `POST /messages` out, one question after the other, with the answer's data in memory. */
export const answerLatency: Row = {
  name: "answer-latency",
  run: async () => {
    const contest = await openContest(1);
    const entrants = [contest.bare, contest.ours, contest.hello];
    for (const entrant of entrants) await askInTurn(entrant, WARM_UPS);
    const taken = new Map<Entrant, number[]>(entrants.map((entrant) => [entrant, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [entrant, times] of taken) {
        // The figures are a minute's: this question may have to ask for them.
        await askInTurn(entrant, 1);
        times.push(...(await askInTurn(entrant, QUESTIONS_A_ROUND)));
      }
    await contest.close();
    const of = (entrant: Entrant) => median(taken.get(entrant) ?? []);
    const ours = { name: "answer-latency", value: of(contest.ours), unit: "ms" };
    return [
      againstPeer({ ...ours, peer: "hello bot", peerValue: of(contest.hello), bound: { atMost: 0.25 } }),
      againstPeer({ ...ours, peer: "bare server", peerValue: of(contest.bare), bound: { atMost: 5 } }),
      quoted("answer-latency of Floorwalker", ours.value, "ms"),
    ];
  },
};

async function askInTurn({ cloud, question }: Entrant, questions: number): Promise<number[]> {
  const taken: number[] = [];
  for (let asked = 0; asked < questions; asked++) {
    taken.push(await ask(cloud, SPACE, question));
    await pause(PAUSE_MS);
  }
  return taken;
}
