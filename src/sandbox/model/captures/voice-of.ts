import { createHash } from "node:crypto";

/** How many people's voices can be told apart; the next one is the virtual agent's. */
export const VOICES = 10;

/** The voice of a person, known by id or address. */
export const voiceOf = (person: string): number => createHash("sha1").update(person).digest().readUInt8(0) % VOICES;
