import type { Contact } from "../contact.js";
import { createRandom } from "../random.js";
import type { Sound } from "./capture.js";
import { type Conversation, talksOf } from "./conversations-of.js";
import { drawTurns } from "./draw-turns.js";
import { voiceOf } from "./voice-of.js";

/** Channel 1 is the customer, channel 2 whatever the customer hears. */
const CUSTOMER = 1;
const HEARD = 2;

/** Who of a call's customer and agents speaks when, in the order of time; the transcript is written from the same. */
export function speechOf(contact: Contact, conversations: readonly Conversation[]): Sound[] {
  const customer = voiceOf(customerAddressOf(contact));
  return conversations.flatMap((conversation, n) =>
    talksOf(conversation).flatMap((talk, part) =>
      drawTurns(talk, createRandom(`${contact.id}/turns/${n}/${part}`)).map(({ speaker, from, to }): Sound => {
        const agent = speaker === "answering";
        const voice = agent ? voiceOf(conversation.agentId) : customer;
        return { channel: agent ? HEARD : CUSTOMER, kind: "voice", voice, from, to };
      }),
    ),
  );
}

/** A call's speech, with music where the customer waits and a ringing tone before each further agent. */
export function mainSoundsOf(contact: Contact, conversations: readonly Conversation[]): Sound[] {
  const music = conversations.flatMap(({ holds }, n) => {
    const until = conversations[n + 1] && ringOf(contact, conversations[n + 1])?.from;
    const waitsFrom = conversations[n]?.to ?? 0;
    return until !== undefined && until > waitsFrom ? [...holds, { from: waitsFrom, to: until }] : holds;
  });
  const rings = conversations.slice(1).flatMap((conversation) => ringOf(contact, conversation) ?? []);
  const heard = (kind: "music" | "ring") => (span: { readonly from: number; readonly to: number }) =>
    ({ channel: HEARD, kind, voice: 0, from: span.from, to: span.to }) as const;
  const sounds: Sound[] = [
    ...speechOf(contact, conversations),
    ...music.map(heard("music")),
    ...rings.map(heard("ring")),
  ];
  return sounds.sort((a, b) => a.from - b.from);
}

/** The customer's number or mailbox, whoever dialled. */
export const customerAddressOf = ({ direction, origin, destination }: Contact): string =>
  direction === "outdial" ? destination : origin;

/** The ringing that ended with this conversation's first word. */
const ringOf = (contact: Contact, conversation: Conversation | undefined) =>
  conversation && contact.segments.find(({ kind, to }) => kind === "ringing" && to === conversation.from);
