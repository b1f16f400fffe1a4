import type { z } from "zod";
import { parseJson } from "../parse-json.js";
import type { EncryptionKey } from "./encryption-keys.js";
import { type Place, seal, unseal } from "./seal.js";

/** Values that travel through other people's hands: encrypted, authenticated, and of no use in any other place. */
export interface SealedJson<T> {
  write(value: T): string;
  /** Undefined when it was not written here, for this place, with one of our keys. */
  read(text: string): T | undefined;
}

/** The first key writes, every key opens; a text longer than `longest` is not even looked at. */
export function sealedJson<T>(
  schema: z.ZodType<T>,
  place: Place,
  keys: readonly EncryptionKey[],
  longest: number,
): SealedJson<T> {
  const [first] = keys;
  if (!first) throw new Error("no encryption key");
  return {
    write: (value) => seal(JSON.stringify(value), place, first),
    read(text) {
      if (text.length > longest) return undefined;
      const opened = unseal(text, place, keys);
      return "text" in opened ? schema.safeParse(parseJson(opened.text)).data : undefined;
    },
  };
}
