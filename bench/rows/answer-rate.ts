import { elapsedMs, median } from "../measure.js";
import { ask } from "../receivers/ask.js";
import { type Entrant, openContest } from "../receivers/open-contest.js";
import { againstPeer, type Row } from "../row.js";

const AT_ONCE = 20;
const ROUNDS = 7;
const QUESTIONS_A_ROUND = 6;
const WARM_UPS = 30;

/** Answers a second while twenty spaces ask at once, each its next question as soon as it has its answer. */
export const answerRate: Row = {
  name: "answer-rate",
  run: async () => {
    const contest = await openContest(AT_ONCE);
    const entrants = [contest.bare, contest.ours, contest.hello];
    for (const entrant of entrants) await askEverywhere(entrant, WARM_UPS);
    const rates = new Map<Entrant, number[]>(entrants.map((entrant) => [entrant, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [entrant, measured] of rates) {
        // The figures are a minute's: this question may have to ask for them.
        await askEverywhere(entrant, 1);
        const ms = await elapsedMs(() => askEverywhere(entrant, QUESTIONS_A_ROUND));
        measured.push((AT_ONCE * QUESTIONS_A_ROUND * 1000) / ms);
      }
    await contest.close();
    const rate = (entrant: Entrant) => median(rates.get(entrant) ?? []);
    const [ours, hello, bare] = [contest.ours, contest.hello, contest.bare].map(rate);
    const peer = { peer: "hello bot", peerValue: hello ?? 0, unit: "/s" };
    return [
      againstPeer({ ...peer, name: "answer-rate", value: ours ?? 0, bound: { atLeast: 2 } }),
      againstPeer({ ...peer, name: "answer-rate of the bare server", value: bare ?? 0 }),
    ];
  },
};

async function askEverywhere({ cloud, question }: Entrant, questions: number): Promise<void> {
  const inOne = async (space: string) => {
    for (let asked = 0; asked < questions; asked++) await ask(cloud, space, question);
  };
  await Promise.all(cloud.spaces.map(({ title }) => inOne(title)));
}
