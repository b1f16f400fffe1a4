/** How much of a customer's number or address a space may see; there is no way to see all of it. */
export type Masking = "last-4" | "hidden";

const HIDDEN = "•••";
const SHOWN_DIGITS = 4;
/** At least as many are hidden as shown, so that no extension or short code stands there nearly whole. */
const FEWEST_DIGITS = 2 * SHOWN_DIGITS;

const phoneNumber = /^(?:(?:tel|whatsapp):)?[+\d\s().-]+$/i;
/** A name and one address, nothing that an address can be wrapped in: `sip:…@…` and `Dana <…>` are something else. */
const mailAddress = /^([^\s@:<>"]+)(@[^\s@:<>"]+\.[^\s@:<>"]+)$/;
/** Below this the first letter is half of the name. */
const FEWEST_LETTERS = 3;

/**
 * A customer's number or address so that it can stand in a space or in a file of it: `•••0142`, `d•••@example.com`, or
 * neither when the org hides them. Anything else (a name, a chat's id, an extension) is hidden altogether; nothing is a dash.
 */
export function maskCustomer(address: string | null | undefined, masking: Masking = "last-4"): string {
  const text = address?.trim() ?? "";
  if (text === "") return "—";
  if (masking === "hidden") return HIDDEN;
  const [, name = "", domain] = mailAddress.exec(text) ?? [];
  if (domain !== undefined) return `${[...name].length < FEWEST_LETTERS ? "" : [...name][0]}${HIDDEN}${domain}`;
  const digits = text.replace(/\D/g, "");
  return phoneNumber.test(text) && digits.length >= FEWEST_DIGITS ? `${HIDDEN}${digits.slice(-SHOWN_DIGITS)}` : HIDDEN;
}
