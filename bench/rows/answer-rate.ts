import { elapsedMs } from "../measure.js";
import { ask } from "../receivers/ask.js";
import { type Entrant, openContest } from "../receivers/open-contest.js";
import { againstPeer, quoted, type Row } from "../row.js";

const AT_ONCE = 20;
const ROUNDS = 5;
const QUESTIONS_A_ROUND = 8;
const WARM_UPS = 10;

/** Answers a second while twenty spaces ask at once, each its next question as soon as it has its answer. */
export const answerRate: Row = {
  name: "answer-rate",
  run: async () => {
    const contest = await openContest(AT_ONCE);
    const entrants = [contest.bare, contest.ours, contest.hello];
    for (const entrant of entrants) await askEverywhere(entrant, WARM_UPS);
    const taken = new Map<Entrant, number>();
    for (let round = 0; round < ROUNDS; round++)
      for (const entrant of entrants) {
        // The figures are a minute's: this question may have to ask for them.
        await askEverywhere(entrant, 1);
        const ms = await elapsedMs(() => askEverywhere(entrant, QUESTIONS_A_ROUND));
        taken.set(entrant, (taken.get(entrant) ?? 0) + ms);
      }
    await contest.close();
    const rate = (entrant: Entrant) => (AT_ONCE * ROUNDS * QUESTIONS_A_ROUND * 1000) / (taken.get(entrant) ?? 0);
    const ours = { name: "answer-rate", value: rate(contest.ours), unit: "/s" };
    return [
      againstPeer({ ...ours, peer: "hello bot", peerValue: rate(contest.hello), bound: { atLeast: 2 } }),
      quoted("answer-rate of the bare server", rate(contest.bare), "/s"),
    ];
  },
};

async function askEverywhere({ cloud, question }: Entrant, questions: number): Promise<void> {
  const inOne = async (space: string) => {
    for (let asked = 0; asked < questions; asked++) await ask(cloud, space, question);
  };
  await Promise.all(cloud.spaces.map(({ title }) => inOne(title)));
}
