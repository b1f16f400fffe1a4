/** What only a pre-signed address of the storage has: its parameters, its bucket. */
const signs = /X-Amz-|media-storage-recording/i;

/** Whoever has a signed address can listen: it stays between the service and the storage. Throws where one has got out. */
export function refuseLeaks(where: string, texts: readonly string[]): void {
  const leak = texts.find((text) => signs.test(text));
  if (leak === undefined) return;
  const at = leak.search(signs);
  throw new Error(`an address of the storage got into ${where}: …${leak.slice(Math.max(0, at - 200), at + 40)}…`);
}
