import { createHash } from "node:crypto";

/** A UUID that is always the same for the same name (RFC 9562, version 5 layout). */
export function stableId(name: string): string {
  const bytes = createHash("sha1").update(`floorwalker sandbox/${name}`).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
