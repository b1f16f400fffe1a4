const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A sentence without the bot's name in front of it: Webex writes a mention into the text as the bare name. */
export const withoutMention = (text: string, bot: string): string =>
  text.replace(new RegExp(`^\\s*@?${escaped(bot)}(?=$|[\\s,:])[\\s,:]*`, "i"), "").trim();

/** True when the writer has typed the mention anywhere. */
export const mentions = (text: string, bot: string): boolean =>
  new RegExp(`(^|\\s)@${escaped(bot)}(?=$|[\\s,:.!?])`, "i").test(text);

/** A mention that is being typed: where its `@` stands, when what follows can still become the bot's name. */
export function mentionAt(text: string, caret: number, bot: string): number | undefined {
  const found = /(?:^|\s)(@[^\s@]*)$/.exec(text.slice(0, caret));
  const typed = found?.[1];
  if (typed === undefined || !bot.toLowerCase().startsWith(typed.slice(1).toLowerCase())) return undefined;
  return typed.length - 1 === bot.length ? undefined : caret - typed.length;
}
