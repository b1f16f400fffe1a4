/** A part of an object, both bytes included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What a `Range` header asks of an object of that length: undefined for all of it (several ranges at once are not served,
 * and what cannot be understood is left out of account, as S3 does), `none` when not one byte of it is there.
 */
export function readRange(header: string | undefined, byteLength: number): ByteRange | "none" | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return undefined;
  if (first === "") {
    const length = Math.min(Number(last), byteLength);
    return length === 0 ? "none" : { from: byteLength - length, to: byteLength - 1 };
  }
  const from = Number(first);
  const to = last === "" ? byteLength - 1 : Math.min(Number(last), byteLength - 1);
  if (last !== "" && Number(last) < from) return undefined;
  return from < byteLength ? { from, to } : "none";
}
