import { z } from "zod";
import type { Clock } from "../clock.js";
import type { News } from "../instances/news.js";
import { parseJson } from "../parse-json.js";
import type { Place, RunningWork } from "./running-work.js";

const CANCEL = "cancel-questions";
const CANCELLED = "questions-cancelled";
const REPLIES_WITHIN_MS = 1_000;
/** Of one question in a reply: news holds 4,000 bytes, and of a character up to six of them are needed in JSON. */
const LONGEST_ASK = 100;
const MOST_ASKS = 5;

const cancelSchema = z.object({ id: z.string(), personId: z.string(), spaceId: z.string() });
const cancelledSchema = z.object({ id: z.string(), asks: z.array(z.string()) });

/**
 * The question that somebody cancels may run in another instance. All are told; whoever finds nothing at home waits a second for what
 * the others have stopped. An instance that answers later has stopped it all the same, and the question's own card says so.
 * Without news this process is alone.
 */
export function cancelEverywhere(
  own: RunningWork,
  deps: { readonly news: News | undefined; readonly clock: Clock; readonly randomBytes: (size: number) => Uint8Array },
): RunningWork {
  const { news, clock, randomBytes } = deps;
  if (!news) return own;
  /** Cancellations of this instance, by their id, with what others stopped. */
  const mine = new Map<string, string[]>();

  news.hear(CANCEL, (text) => {
    const heard = cancelSchema.safeParse(parseJson(text)).data;
    if (heard && !mine.has(heard.id)) void stopAndTell(news, heard.id, heard);
  });
  news.hear(CANCELLED, (text) => {
    const heard = cancelledSchema.safeParse(parseJson(text)).data;
    if (heard) mine.get(heard.id)?.push(...heard.asks);
  });

  async function stopAndTell(line: News, id: string, asker: Place): Promise<void> {
    const stopped = await own.cancel(asker);
    if (stopped.length === 0) return;
    const asks = stopped.slice(0, MOST_ASKS).map((ask) => ask.slice(0, LONGEST_ASK));
    // Whoever waits for this hears nothing then, and finds the question's own card cancelled.
    await line.tell(CANCELLED, JSON.stringify({ id, asks })).catch(() => undefined);
  }

  return {
    run: own.run,
    async cancel({ personId, spaceId }) {
      const id = Buffer.from(randomBytes(16)).toString("base64url");
      const elsewhere: string[] = [];
      mine.set(id, elsewhere);
      try {
        const here = await own.cancel({ personId, spaceId });
        const told = news.tell(CANCEL, JSON.stringify({ id, personId, spaceId }));
        if (here.length > 0) {
          // What was found is cancelled, whether or not the others can be told.
          await told.catch(() => undefined);
          return here;
        }
        await told;
        await clock.sleep(REPLIES_WITHIN_MS);
        return elsewhere;
      } finally {
        mine.delete(id);
      }
    },
  };
}
