import { z } from "zod";
import { type WebexApi, WebexRefusal } from "./api.js";
import { translate } from "./outbox.js";

const newestSchema = z.object({ items: z.array(z.object({ personId: z.string(), created: z.iso.datetime() })) });
const LOOKED_THROUGH = "50";
/** Webex's clock need not be ours. */
const MARGIN_MS = 60_000;

/**
 * Whether the bot has written in a space, below `parentId` when there is one, since then. Undefined where Webex does not let
 * a bot see its own messages, which is every group space (bots guide).
 */
export function createWasPosted(api: Pick<WebexApi, "request">, botPersonId: string) {
  return async (
    { spaceId, parentId }: { readonly spaceId: string; readonly parentId?: string | undefined },
    since: number,
  ): Promise<boolean | undefined> => {
    const place = { roomId: spaceId, ...(parentId === undefined ? {} : { parentId }), max: LOOKED_THROUGH };
    try {
      const path = `/messages?${new URLSearchParams(place)}`;
      const { items } = await api.request({ method: "GET", path, schema: newestSchema });
      return items.some(
        ({ personId, created }) => personId === botPersonId && Date.parse(created) >= since - MARGIN_MS,
      );
    } catch (error) {
      if (error instanceof WebexRefusal) return undefined;
      throw translate(error);
    }
  };
}
