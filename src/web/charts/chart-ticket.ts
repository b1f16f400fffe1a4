import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";
import type { EncryptionKey } from "../../store/encryption-keys.js";

/** What the address of a picture stands for. */
export interface ChartTicket {
  /** 16 random bytes in base64url. */
  readonly id: string;
  /** Epoch seconds. */
  readonly expiresAtSeconds: number;
}

const ID_BYTES = 16;
const TIME_BYTES = 6;
const SEAL_BYTES = 32;
/** 54 bytes are exactly 72 letters of base64url: every ticket has one spelling. */
const shape = /^[A-Za-z0-9_-]{72}$/;

/**
 * A key of its own for tickets, made from the first encryption key, so that no other use of that key can ever sign one. When
 * the first key changes, the pictures of older messages are gone.
 */
export function deriveChartKey([first]: readonly EncryptionKey[]): KeyObject {
  if (!first) throw new Error("no encryption key");
  return createSecretKey(Buffer.from(hkdfSync("sha256", first.key, "", "floorwalker chart tickets", SEAL_BYTES)));
}

const sealOf = (content: Buffer, key: KeyObject) => createHmac("sha256", key).update(content).digest();

/** Id and expiry, signed; nothing in it says what the picture shows. */
export function writeChartTicket({ id, expiresAtSeconds }: ChartTicket, key: KeyObject): string {
  const content = Buffer.alloc(ID_BYTES + TIME_BYTES);
  content.set(Buffer.from(id, "base64url"));
  content.writeUIntBE(expiresAtSeconds, ID_BYTES, TIME_BYTES);
  return Buffer.concat([content, sealOf(content, key)]).toString("base64url");
}

/** The ticket, or undefined when it was not written with this key; the time this takes tells nothing about how much of it was right. */
export function readChartTicket(text: string, key: KeyObject): ChartTicket | undefined {
  if (!shape.test(text)) return undefined;
  const bytes = Buffer.from(text, "base64url");
  const content = bytes.subarray(0, ID_BYTES + TIME_BYTES);
  if (!timingSafeEqual(bytes.subarray(content.length), sealOf(content, key))) return undefined;
  return {
    id: content.subarray(0, ID_BYTES).toString("base64url"),
    expiresAtSeconds: content.readUIntBE(ID_BYTES, TIME_BYTES),
  };
}
