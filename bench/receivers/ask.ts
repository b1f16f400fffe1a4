import { bot } from "../../src/sandbox/world.js";
import { type BenchCloud, speaker } from "../open-cloud.js";

const ANSWER_WITHIN_MS = 20_000;

/** Milliseconds from a question to the bot's answer in the space, both as the cloud sees them. */
export const ask = (cloud: BenchCloud, space: string, text: string): Promise<number> =>
  answered(cloud, space, text, ({ kind }) => kind === "created");

/** The same for a question that takes longer: first there is a note, which becomes the answer. */
export const askPatiently = (cloud: BenchCloud, space: string, text: string): Promise<number> =>
  answered(cloud, space, text, ({ message }) => message.cards.length > 0);

type News = Parameters<Parameters<BenchCloud["onMessage"]>[0]>[0];

function answered(cloud: BenchCloud, space: string, text: string, isAnswer: (news: News) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`"${text}" was not answered in ${space}`)), ANSWER_WITHIN_MS);
    const stop = cloud.onMessage((news) => {
      if (news.space.title !== space || news.message.personEmail !== bot.email || !isAnswer(news)) return;
      const taken = performance.now() - begun;
      clearTimeout(late);
      stop();
      resolve(taken);
    });
    const begun = performance.now();
    cloud.say({ space, from: speaker, text });
  });
}
