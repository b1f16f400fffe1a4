import { z } from "zod";
import type { WebexApi } from "./api.js";
import { translate } from "./outbox.js";

const listedSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      created: z.string(),
      text: z.string().optional(),
      markdown: z.string().optional(),
    }),
  ),
});

/** A post of the bot's own that is looked for. */
export interface WantedPost {
  readonly spaceId: string;
  readonly spaceType: "group" | "direct";
  /** Part of its text form that no other post has. */
  readonly mark: string;
  /** Nothing older is looked at, epoch milliseconds. */
  readonly since: number;
}

const PAGE = 100;
/** A space that is busier than this since an outage is given up. */
const MOST_PAGES = 10;
/** Webex's clock may be behind ours. */
const CLOCK_SLACK_MS = 300_000;

/**
 * The id of the bot's own post that carries the mark; undefined when there is none. In a group space Webex shows a bot only
 * messages that mention it (OpenAPI, list messages), so the post must mention the bot itself. Throws a Problem when Webex
 * refuses the look or stays away.
 */
export function createFindPost({ api, botPersonId }: { readonly api: WebexApi; readonly botPersonId: string }) {
  return async ({ spaceId, spaceType, mark, since }: WantedPost): Promise<string | undefined> => {
    let before: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ roomId: spaceId, max: String(PAGE) });
      if (spaceType === "group") query.set("mentionedPeople", "me");
      if (before !== undefined) query.set("beforeMessage", before);
      const { items } = await api
        .request({ method: "GET", path: `/messages?${query}`, schema: listedSchema })
        .catch((error: unknown) => {
          throw translate(error);
        });
      const young = items.filter(({ created }) => Date.parse(created) >= since - CLOCK_SLACK_MS);
      const found = young.find(
        ({ personId, text, markdown }) =>
          personId === botPersonId && (text?.includes(mark) === true || markdown?.includes(mark) === true),
      );
      if (found) return found.id;
      if (young.length < PAGE) return undefined;
      before = items.at(-1)?.id;
    }
    return undefined;
  };
}
