import { Problem } from "../errors.js";
import { type WebexApi, WebexRefusal } from "./api.js";
import { personSchema } from "./schemas.js";

/** The bot as Webex knows it. */
export interface Bot {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
}

/** Whose token it is. Throws `upstream-unauthorized` when Webex does not know the token, `upstream-*` when it did not answer. */
export async function whoAmI(api: WebexApi): Promise<Bot> {
  const me = await api.request({ method: "GET", path: "/people/me", schema: personSchema }).catch((error: unknown) => {
    if (!(error instanceof WebexRefusal) || error.status !== 401) throw error;
    throw new Problem("upstream-unauthorized", {
      say: "Webex does not accept the bot's token.",
      next: "Set WEBEX_BOT_TOKEN to the token that developer.webex.com shows for the bot, and start again.",
      trackingId: error.trackingId,
      cause: error,
    });
  });
  return { personId: me.id, email: me.emails[0] ?? "", displayName: me.displayName };
}
