import type { Channel, ContactCentre } from "../centre.js";
import type { Contact } from "../contact.js";
import { createRandom } from "../random.js";
import { stableId } from "../stable-id.js";
import type { Recording, Transcript } from "./capture.js";
import type { Conversation } from "./conversations-of.js";
import { drawTurns } from "./draw-turns.js";
import { drawUtterances } from "./draw-utterances.js";
import { customerAddressOf, speechOf } from "./main-sounds.js";
import { maskAddress } from "./mask-address.js";
import { phrasesOf } from "./phrases.js";
import { writeRecognition, writeVcon } from "./write-voice-transcript.js";

const phrasesFor = (centre: ContactCentre, contact: Contact) =>
  phrasesOf(
    centre,
    centre.queues.find(({ id }) => id === contact.legs[0]?.queueId),
  );

/** The transcript of a call, at the very times at which its main recording has the voices. */
export function voiceTranscript(
  centre: ContactCentre,
  contact: Contact,
  conversations: readonly Conversation[],
  main: Recording,
): Transcript {
  const phrases = phrasesFor(centre, contact);
  const content = () => {
    const speech = speechOf(contact, conversations).filter(({ from }) => from >= main.startedAt);
    const spoken = {
      taskId: contact.id,
      languageCode: phrases.languageCode,
      startedAt: main.startedAt,
      utterances: drawUtterances(speech, phrases, createRandom(`${contact.id}/words`)),
      agents: conversations.map(({ agentId }) => agentId),
      customer: maskAddress(customerAddressOf(contact)),
    };
    return centre.capturesInNewerForm ? writeVcon(spoken) : writeRecognition(spoken);
  };
  const { languageCode } = phrases;
  const id = stableId(`${contact.orgId}/recognition/${languageCode}`);
  return {
    source: "recording",
    id,
    fileName: "voiceTranscript.json",
    startedAt: main.startedAt,
    languageCode,
    content,
  };
}

const digital: Record<Exclude<Channel, "voice">, { readonly source: string; readonly fileName: string }> = {
  chat: { source: "chat", fileName: "chatTranscript.json" },
  email: { source: "email", fileName: "emailTranscript.json" },
  social: { source: "facebook", fileName: "facebookTranscript.json" },
};

/** A letter is written more slowly than a chat is: so many minutes of a conversation make a message. */
const MESSAGE_EVERY_MS = 45_000;

/** The messages of a chat, an e-mail or a social conversation that an agent took. */
export function digitalTranscript(
  centre: ContactCentre,
  contact: Contact,
  channel: keyof typeof digital,
  conversations: readonly Conversation[],
): Transcript {
  const phrases = phrasesFor(centre, contact);
  const startedAt = conversations[0]?.from ?? contact.createdAt;
  const agent = centre.agents.find(({ id }) => id === conversations[0]?.agentId);
  const content = () => {
    const random = createRandom(`${contact.id}/messages`);
    const turns = drawTurns({ from: startedAt, to: contact.endedAt }, random);
    const every = Math.max(1, Math.round((turns.length * MESSAGE_EVERY_MS) / (contact.endedAt - startedAt + 1)));
    const written = turns.filter((_, n) => n % every === 0);
    return {
      conversationId: contact.id,
      channel,
      languageCode: phrases.languageCode,
      messages: written.map(({ from }, n) => {
        const role = n % 2 === 0 ? "customer" : "agent";
        return {
          messageId: stableId(`${contact.id}/message/${n}`),
          timestamp: from,
          participantType: role === "agent" ? "AGENT" : "CUSTOMER",
          participantName: role === "agent" ? agent?.name : contact.customerName,
          text: n === 1 ? phrases.agent[0] : random.pick(phrases[role]),
        };
      }),
    };
  };
  const id = `CS${stableId(`${contact.id}/conversation`).replace(/-/g, "").slice(0, 15).toUpperCase()}`;
  return { ...digital[channel], id, startedAt, languageCode: phrases.languageCode, content };
}
