import type { ContactCentre } from "../centre.js";
import type { Contact } from "../contact.js";
import { createRandom } from "../random.js";
import { stableId } from "../stable-id.js";
import type { Recording, Sound } from "./capture.js";
import type { Conversation } from "./conversations-of.js";
import { consultedAgentOf, consultsOf, virtualAgentOf } from "./draw-consults.js";
import { drawTurns } from "./draw-turns.js";
import { customerAddressOf, mainSoundsOf } from "./main-sounds.js";
import { maskAddress } from "./mask-address.js";
import { VOICES, voiceOf } from "./voice-of.js";

/** After this time in a conversation its recording runs. */
const RECORDING_STARTS_MS = 1500;

type Span = Pick<Recording, "startedAt" | "stoppedAt">;

/** How the virtual agent at the beginning of a call is recorded; undefined where there was none. */
export interface Greeting {
  readonly sensitive: boolean;
}

/** Every audio file of a recorded call. The stitched recording comes first, then its segments, consults, virtual agent. */
export function buildRecordings(
  centre: ContactCentre,
  contact: Contact,
  conversations: readonly Conversation[],
  greeting: Greeting | undefined,
): Recording[] {
  const customer = maskAddress(customerAddressOf(contact));
  const sounds = remember(() => mainSoundsOf(contact, conversations));
  const sensitive = greeting?.sensitive ?? false;
  const name = (key: string) => {
    const id = stableId(`${contact.id}/recording/${key}`);
    return { id, fileName: `recording-${id.slice(0, 8)}.wav` };
  };
  const main = (key: string, among: readonly Conversation[], segment: boolean): Recording => {
    const agents = [...new Set(among.map(({ agentId }) => agentId))];
    const span = { startedAt: beginOf(among[0]), stoppedAt: among.at(-1)?.to ?? 0 };
    return {
      ...name(key),
      ...span,
      callType: "main",
      segment,
      participants: [...agents, customer],
      channel1: "Caller",
      channel2: agents.length > 1 ? "Others" : "Agent",
      sensitive,
      sounds: () => cutSounds(sounds(), span),
    };
  };
  const consults = consultsOf(contact).map((consult): Recording => {
    const virtual = consult.withVirtualAgent;
    const other = virtual ? virtualAgentOf(contact.orgId) : consultedAgentOf(centre, contact, consult);
    const voices = { answering: virtual ? VOICES : voiceOf(other), calling: voiceOf(consult.agentId) };
    return {
      ...name(`consult/${consult.from}`),
      callType: virtual ? "va-consult" : "consult",
      segment: false,
      startedAt: consult.from,
      stoppedAt: consult.to,
      participants: [consult.agentId, other],
      channel1: "Agent",
      channel2: virtual ? "VA" : "Agent",
      sensitive: false,
      sounds: () => dialogue(`${contact.id}/consult-turns`, consult, voices),
    };
  });
  const greeted = greeting && {
    ...name("virtual-agent"),
    callType: "va-main" as const,
    segment: false,
    startedAt: contact.createdAt,
    stoppedAt: contact.selfServiceEndsAt,
    participants: [customer, virtualAgentOf(contact.orgId)],
    channel1: "Caller" as const,
    channel2: "VA" as const,
    sensitive,
    sounds: () =>
      dialogue(
        `${contact.id}/greeting-turns`,
        { from: contact.createdAt, to: contact.selfServiceEndsAt },
        { answering: VOICES, calling: voiceOf(customerAddressOf(contact)) },
      ),
  };
  return [
    main("main", conversations, false),
    ...conversations.map((conversation, n) => main(`segment/${n}`, [conversation], true)),
    ...consults,
    ...(greeted ? [greeted] : []),
  ];
}

const beginOf = (first: Conversation | undefined) =>
  first ? Math.min(first.from + RECORDING_STARTS_MS, Math.max(first.from, first.to - 1000)) : 0;

/** What of the call can be heard in a part of it. */
const cutSounds = (sounds: readonly Sound[], { startedAt, stoppedAt }: Span): Sound[] =>
  sounds
    .filter(({ from, to }) => from < stoppedAt && to > startedAt)
    .map((sound) => ({ ...sound, from: Math.max(sound.from, startedAt), to: Math.min(sound.to, stoppedAt) }));

function dialogue(
  seed: string,
  span: { readonly from: number; readonly to: number },
  voices: Readonly<Record<"answering" | "calling", number>>,
): Sound[] {
  return drawTurns(span, createRandom(`${seed}/${span.from}`)).map(({ speaker, from, to }) => ({
    channel: speaker === "answering" ? 2 : 1,
    kind: "voice",
    voice: voices[speaker],
    from,
    to,
  }));
}

function remember<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
