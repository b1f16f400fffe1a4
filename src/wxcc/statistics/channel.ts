import type { Channel } from "../../conversation/ask.js";
import type { RowChannel } from "./source.js";

const CISCO_NAMES: Readonly<Record<Channel, string>> = {
  voice: "telephony",
  chat: "chat",
  email: "email",
  social: "social",
};

/** Our word for a channel type of statistics (`telephony`) or configuration (`TELEPHONY`, `SOCIAL_CHANNEL`). */
export function channelOf(channelType: string | null | undefined): RowChannel {
  const name = (channelType ?? "").toLowerCase().replace(/[_\s-]?channel$/, "");
  if (name === "telephony") return "voice";
  return name === "chat" || name === "email" || name === "social" ? name : "other";
}

/** Cisco's word for a channel, as filters take it. */
export const channelTypeOf = (channel: Channel): string => CISCO_NAMES[channel];
