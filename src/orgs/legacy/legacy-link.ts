import { z } from "zod";
import type { EncryptionKey } from "../../store/encryption-keys.js";
import { sealedJson } from "../../store/sealed-json.js";

const refSchema = z.object({ orgId: z.string(), spaceId: z.string(), page: z.enum(["key", "query"]) });

/** What a link leads to: a page for the managers of an org, posted in a space. It says nothing of who may follow it. */
export type LegacyPageRef = z.infer<typeof refSchema>;

/** Addresses of the pages about legacy records. They never run out; whoever opens one is asked who they are. */
export interface LegacyLinks {
  /** `PUBLIC_URL/legacy/<ticket>`. */
  url(ref: LegacyPageRef): string;
  /** Undefined when it was not written with one of our keys. */
  read(ticket: string): LegacyPageRef | undefined;
}

const place = { table: "pages", id: "legacy", field: "ticket" };
const LONGEST_TICKET = 1024;

/** Encrypted and authenticated: a link tells neither org nor space. */
export function createLegacyLinks(publicUrl: string, keys: readonly EncryptionKey[]): LegacyLinks {
  const sealed = sealedJson(refSchema, place, keys, LONGEST_TICKET);
  return {
    url: (ref) => `${publicUrl}/legacy/${sealed.write(ref)}`,
    read: sealed.read,
  };
}
