/** What is wrong with a contact's records. Real data have all of it, now and then. */
export type Damage = "lost-step" | "loop" | "negative-duration";

const EVERY = 211;
const kinds: ReadonlyMap<number, Damage> = new Map([
  [7, "lost-step"],
  [11, "loop"],
  [13, "negative-duration"],
  [17, "negative-duration"],
]);

/** About one contact in fifty is damaged, always the same one in the same way. */
export const damageOf = (contactId: string): Damage | undefined =>
  kinds.get(Number.parseInt(contactId.slice(-6), 16) % EVERY);
