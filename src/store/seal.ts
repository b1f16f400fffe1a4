import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { EncryptionKey } from "./encryption-keys.js";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^([0-9a-f]{12})\.([A-Za-z0-9_-]+)$/;

/** Where a secret lives. It is authenticated with the secret, so a sealed text moved elsewhere does not open. */
export interface Place {
  readonly table: string;
  readonly id: string;
  readonly field: string;
}

const bind = (place: Place) => Buffer.from(JSON.stringify([place.table, place.id, place.field]));

/** Encrypts for storage: `<key id>.<base64url of IV, tag and ciphertext>`. */
export function seal(text: string, place: Place, { id, key }: EncryptionKey): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(bind(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** What {@link unseal} found; `keyId` tells whether the secret should be sealed anew with a newer key. */
export type Unsealed =
  | { readonly text: string; readonly keyId: string }
  | { readonly failure: "not-sealed" | "tampered" }
  | { readonly failure: "unknown-key"; readonly keyId: string };

/** Decrypts what {@link seal} made for the same place. */
export function unseal(sealed: string, place: Place, keys: readonly EncryptionKey[]): Unsealed {
  const [, keyId, body] = FORM.exec(sealed) ?? [];
  if (keyId === undefined || body === undefined) return { failure: "not-sealed" };
  const key = keys.find((k) => k.id === keyId)?.key;
  if (!key) return { failure: "unknown-key", keyId };
  const bytes = Buffer.from(body, "base64url");
  if (bytes.length < IV_BYTES + TAG_BYTES) return { failure: "tampered" };
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(bind(place))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return { text: text.toString("utf8"), keyId };
  } catch {
    // GCM says no more than that: the bytes, the place or the tag were changed.
    return { failure: "tampered" };
  }
}
