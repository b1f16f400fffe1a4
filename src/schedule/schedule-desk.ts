import type { Answer } from "../commands/command.js";
import type { Outcome, Question } from "../conversation/answer.js";

/** What commands about schedules need beyond the records. */
export interface ScheduleDesk {
  /** An id that a person can type; letters only, so that it is never taken for a customer's number. */
  newId(): string;
  /** To be called when a schedule was made, changed, paused or removed: its next run is planned anew. */
  changed(id: string): void;
  /** Another command's question, answered as if the asker had asked it. Never rejects. */
  ask(question: Question): Promise<Outcome>;
  /** Posts an answer to a person's 1:1. Throws a Problem when Webex did not take it. */
  sendTo(personId: string, answer: Answer): Promise<void>;
}

const LETTERS = "bcdfghjkmnpqrstvwxz";
const LENGTH = 6;

/** Without vowels, so that no word comes of it. */
export const makeId = (randomBytes: (size: number) => Uint8Array): string =>
  Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length] ?? "").join("");
