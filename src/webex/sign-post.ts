import type { Bot } from "./who-am-i.js";

/** Who posts, as it is mentioned. */
export type Signer = Pick<Bot, "personId" | "displayName">;

/**
 * A post whose text form ends with where it comes from and mentions the bot, because Webex shows a bot only messages that
 * mention it (OpenAPI, list messages). `origin` holds the mark that the post is found by.
 */
export const signPost = <T extends { readonly markdown: string }>(post: T, origin: string, bot: Signer): T => ({
  ...post,
  markdown: `${post.markdown}\n\n${origin}, posted by <@personId:${bot.personId}|${bot.displayName}>`,
});
