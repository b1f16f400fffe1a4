import type { Channel } from "../model/centre.js";

/** Statistics and Search call voice `telephony`. */
export const channelTypeOf = (channel: Channel): string => (channel === "voice" ? "telephony" : channel);

/** The configuration API writes channel types in capitals, and social as `SOCIAL_CHANNEL`. */
export const configuredChannelTypeOf = (channel: Channel): string =>
  channel === "social" ? "SOCIAL_CHANNEL" : channelTypeOf(channel).toUpperCase();
