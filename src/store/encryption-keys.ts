import { createHash, createSecretKey, type KeyObject } from "node:crypto";

/** A key for secrets at rest. A KeyObject, because it never prints its bytes. */
export interface EncryptionKey {
  /** Beginning of the key's SHA-256: tells keys apart, gives none away. */
  readonly id: string;
  readonly key: KeyObject;
}

const KEY_BYTES = 32;
const CURE = "Make a key with: openssl rand -base64 32";

/**
 * Reads the value of ENCRYPTION_KEY: base64 keys of 32 bytes with commas between them. The first encrypts, all decrypt.
 * Throws an Error with a sentence for the operator that never repeats the value.
 */
export function readEncryptionKeys(text: string): EncryptionKey[] {
  const parts = text.split(",").map((part) => part.trim());
  return parts.map((part, index) => {
    const which = parts.length === 1 ? "the key" : `key ${index + 1} of ${parts.length}`;
    if (part === "") throw new Error(`ENCRYPTION_KEY: ${which} is empty. ${CURE}`);
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(part)) throw new Error(`ENCRYPTION_KEY: ${which} is not base64. ${CURE}`);
    const bytes = Buffer.from(part, "base64");
    if (bytes.length !== KEY_BYTES)
      throw new Error(`ENCRYPTION_KEY: ${which} has ${bytes.length} bytes; ${KEY_BYTES} are needed. ${CURE}`);
    const id = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
    return { id, key: createSecretKey(bytes) };
  });
}
