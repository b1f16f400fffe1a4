import { z } from "zod";
import type { Clock } from "../../clock.js";
import type { EncryptionKey } from "../../store/encryption-keys.js";
import { sealedJson } from "../../store/sealed-json.js";

const sessionSchema = z.object({
  personId: z.string().min(1),
  email: z.string().optional(),
  name: z.string(),
  /** Epoch milliseconds. */
  issuedAt: z.number(),
  expiresAt: z.number(),
  /** Sensitive things this person has said they mean to see or hear, in a short form of them. */
  confirmed: z.array(z.string()),
});

/** Who signed in to a page. It gives no right: rights are looked up at every request. */
export type Session = z.infer<typeof sessionSchema>;

/** Longest life of a session; another sign-in begins another one. */
const LIFE_MS = 30 * 60_000;
/** A cookie has room for 4,096 bytes; older confirmations are asked for again. */
const MOST_CONFIRMED = 60;
const LONGEST = 4000;
const place = { table: "pages", id: "session", field: "cookie" };

/** Sessions that any instance can read, because nothing about them is stored. */
export interface Sessions {
  begin(person: Pick<Session, "personId" | "email" | "name">): Session;
  write(session: Session): string;
  /** Undefined when it is not ours or has run out. */
  read(text: string | undefined): Session | undefined;
  /** The same session, in which that is confirmed. */
  confirm(session: Session, confirmation: string): Session;
}

/** Sealed with the encryption keys. */
export function createSessions(keys: readonly EncryptionKey[], clock: Pick<Clock, "now">): Sessions {
  const sealed = sealedJson(sessionSchema, place, keys, LONGEST);
  return {
    begin: (person) => ({ ...person, issuedAt: clock.now(), expiresAt: clock.now() + LIFE_MS, confirmed: [] }),
    write: sealed.write,
    read(text) {
      const session = text === undefined ? undefined : sealed.read(text);
      const leftMs = (session?.expiresAt ?? 0) - clock.now();
      return leftMs > 0 && leftMs <= LIFE_MS ? session : undefined;
    },
    confirm: (session, confirmation) => ({
      ...session,
      confirmed: [...session.confirmed.filter((each) => each !== confirmation), confirmation].slice(-MOST_CONFIRMED),
    }),
  };
}
