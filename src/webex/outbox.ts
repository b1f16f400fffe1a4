import type { z } from "zod";
import { Problem } from "../errors.js";
import type { Log } from "../log.js";
import { type WebexApi, WebexRefusal } from "./api.js";
import { toBody, toUpload } from "./body.js";
import { anything, messageSchema } from "./schemas.js";
import type { Messenger, Post } from "./types.js";

/**
 * Sends in order per space: what was handed over first arrives first, also when the first had to be tried again.
 * A card that Webex refuses is sent as its text, and the log says so. Waiting work is counted by `pending`.
 */
export interface Outbox extends Messenger {
  pending(): number;
}

const key = (post: Post) => ("spaceId" in post.to ? post.to.spaceId : post.to.personId);

/** An outbox with nothing under way. */
export function createOutbox(options: { readonly api: WebexApi; readonly log: Log }): Outbox {
  const { api, log } = options;
  const lanes = new Map<string, Promise<unknown>>();
  let pending = 0;

  function inLane<T>(lane: string, work: () => Promise<T>): Promise<T> {
    pending += 1;
    const before = lanes.get(lane);
    const result = before ? before.then(work, work) : work();
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    lanes.set(lane, settled);
    void settled.then(() => {
      pending -= 1;
      if (lanes.get(lane) === settled) lanes.delete(lane);
    });
    return result;
  }

  async function send<T>(method: "POST" | "PUT", path: string, post: Post, schema: z.ZodType<T>): Promise<T> {
    try {
      if (post.file) return await api.request({ method, path, upload: await toUpload(post, post.file), schema });
      return await api.request({ method, path, body: toBody(post), schema, once: post.once });
    } catch (error) {
      if (!(error instanceof WebexRefusal) || error.status !== 400 || !post.card) throw translate(error);
      log.warn({ description: error.description, trackingId: error.trackingId }, "card refused by Webex; sent as text");
      const { card: _refused, ...asText } = post;
      return await api.request({ method, path, body: toBody(asText), schema }).catch((second: unknown) => {
        throw translate(second);
      });
    }
  }

  return {
    pending: () => pending,
    post: (post) =>
      inLane(key(post), async () => {
        const sent = await send("POST", "/messages", post, messageSchema);
        return { id: sent.id, spaceId: sent.roomId };
      }),
    edit: (messageId, post) =>
      inLane(key(post), () => send("PUT", `/messages/${messageId}`, post, anything)).then(() => undefined),
    remove: async (messageId) => {
      await api
        .request({ method: "DELETE", path: `/messages/${messageId}`, schema: anything })
        .catch((error: unknown) => {
          // Already gone is what was wanted.
          if (!(error instanceof WebexRefusal) || error.status !== 404) throw translate(error);
        });
    },
  };
}

/** A refusal of Webex as a Problem; a missing space or person means that nobody is left to be told. */
export function translate(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof WebexRefusal))
    return new Problem("internal", { say: "Sending to Webex failed.", next: "See the log.", cause: error });
  const gone = error.status === 404 || error.status === 403;
  return new Problem(gone ? "space-gone" : error.status === 401 ? "upstream-unauthorized" : "upstream-refused", {
    say: gone
      ? "The bot is no longer in that space."
      : error.status === 401
        ? "Webex does not accept the bot's token."
        : "Webex refused the message.",
    next: gone
      ? "Add the bot to the space again."
      : error.status === 401
        ? "Whoever runs Floorwalker renews WEBEX_BOT_TOKEN."
        : "Whoever runs Floorwalker finds the reason in the log.",
    trackingId: error.trackingId,
    cause: error,
  });
}
