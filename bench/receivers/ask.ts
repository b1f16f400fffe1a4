import { bot } from "../../src/sandbox/world.js";
import { type BenchCloud, speaker } from "../open-cloud.js";

const ANSWER_WITHIN_MS = 20_000;

/** Milliseconds from a question to the bot's answer in the space, both as the cloud sees them. */
export function ask(cloud: BenchCloud, space: string, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`"${text}" was not answered in ${space}`)), ANSWER_WITHIN_MS);
    const stop = cloud.onMessage((news) => {
      if (news.space.title !== space || news.kind !== "created" || news.message.personEmail !== bot.email) return;
      const taken = performance.now() - begun;
      clearTimeout(late);
      stop();
      resolve(taken);
    });
    const begun = performance.now();
    cloud.say({ space, from: speaker, text });
  });
}
