/** A customer's number or mailbox as captures show it: `+120****0142`, `a****7@example.com` (OpenAPI: masked). */
export function maskAddress(address: string): string {
  const at = address.indexOf("@");
  return at < 0
    ? `${address.slice(0, 4)}****${address.slice(-4)}`
    : `${address.slice(0, 1)}****${address.slice(Math.max(1, at - 1))}`;
}
