/** Digits of a number that are shown: enough to tell two callers apart, too few to call one of them. */
const SHOWN_DIGITS = 2;

/**
 * A customer's number or address so that it can stand in a space: `•••42`, `m•••@example.com`. Anything else (a name, a
 * handle) is hidden altogether; nothing is a dash.
 */
export function maskCustomer(address: string | null | undefined): string {
  const text = address?.trim() ?? "";
  if (text === "") return "—";
  const at = text.lastIndexOf("@");
  if (at > 0) return `${[...text][0]}•••${text.slice(at)}`;
  const digits = text.replace(/\D/g, "");
  return digits.length > 5 && /^[+\d\s().-]+$/.test(text) ? `•••${digits.slice(-SHOWN_DIGITS)}` : "•••";
}
