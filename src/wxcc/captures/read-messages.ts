import { z } from "zod";
import { nameSpeaker } from "./name-speaker.js";
import type { TranscriptLine } from "./transcript-line.js";

const text = z.string().nullish();

/** Epoch milliseconds, as a number or as text, or an ISO instant. */
const instant = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((given) => (typeof given === "string" && !/^\d+$/.test(given) ? Date.parse(given) : Number(given)))
  .transform((at) => (Number.isFinite(at) && at > 0 ? at : undefined));

const messageSchema = z.object({
  timestamp: instant,
  createdtime: instant,
  participanttype: text,
  role: text,
  text,
  body: text,
  message: text,
});

const conversationSchema = z.union([
  z.object({ messages: z.array(messageSchema) }).transform(({ messages }) => messages),
  z.array(messageSchema),
]);

/** What was written in a chat, an e-mail or a social conversation; keys levelled. Undefined for anything else. */
export function readMessages(levelled: unknown, startedAt: number | undefined): readonly TranscriptLine[] | undefined {
  const { data: messages } = conversationSchema.safeParse(levelled);
  const sentAt = (message: z.infer<typeof messageSchema>) => message.timestamp ?? message.createdtime;
  const zero = startedAt ?? messages?.map(sentAt).find((at) => at !== undefined);
  return messages?.flatMap((message) => {
    const said = (message.text ?? message.body ?? message.message)?.trim();
    const at = sentAt(message);
    if (!said) return [];
    const fromMs = at === undefined || zero === undefined ? null : Math.max(0, at - zero);
    return [{ fromMs, toMs: null, speaker: nameSpeaker(message.participanttype ?? message.role), text: said }];
  });
}
