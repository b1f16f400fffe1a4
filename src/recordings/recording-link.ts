import { z } from "zod";
import { parseJson } from "../parse-json.js";
import type { EncryptionKey } from "../store/encryption-keys.js";
import { seal, unseal } from "../store/seal.js";

/** What a link leads to: a contact of an org, posted in a space. It says nothing of who may follow it. */
export interface RecordingRef {
  readonly orgId: string;
  readonly taskId: string;
  readonly spaceId: string;
}

/** Addresses of the player's page. They never run out; whoever opens one is asked who they are. */
export interface RecordingLinks {
  /** `PUBLIC_URL/recordings/<ticket>`. */
  url(ref: RecordingRef): string;
  /** Undefined when it was not written with one of our keys. */
  read(ticket: string): RecordingRef | undefined;
}

const refSchema = z.object({ orgId: z.string(), taskId: z.string(), spaceId: z.string() });
const place = { table: "recordings", id: "link", field: "ticket" };
const LONGEST_TICKET = 1024;

/** Encrypted and authenticated, so that a link tells neither org nor contact; every key of ours opens it, the first writes it. */
export function createRecordingLinks(publicUrl: string, keys: readonly EncryptionKey[]): RecordingLinks {
  const [first] = keys;
  if (!first) throw new Error("no encryption key");
  return {
    url: ({ orgId, taskId, spaceId }) =>
      `${publicUrl}/recordings/${seal(JSON.stringify({ orgId, taskId, spaceId }), place, first)}`,
    read(ticket) {
      if (ticket.length > LONGEST_TICKET) return undefined;
      const opened = unseal(ticket, place, keys);
      return "text" in opened ? refSchema.safeParse(parseJson(opened.text)).data : undefined;
    },
  };
}
