import type { LocalDate } from "./local-day.js";
import { stableId } from "./stable-id.js";

const DAY_MS = 86_400_000;
/** The second group of a UUID is 16 bits: days from 1970 to 2149, hidden by the first half of the group before it. */
const hidden = (id: string, days: number) => days ^ Number.parseInt(id.slice(0, 4), 16);

/** The id of a day's nth contact. It holds its day, so that one contact is found without making years of others. */
export function contactIdOf(orgId: string, date: LocalDate, n: number): string {
  const id = stableId(`${orgId}/${date}/contact/${n}`);
  const day = hidden(id, Date.parse(date) / DAY_MS)
    .toString(16)
    .padStart(4, "0");
  return `${id.slice(0, 9)}${day}${id.slice(13)}`;
}

/** The day that a contact of this id would be of; undefined for what cannot be one. */
export function dateOfContactId(id: string): LocalDate | undefined {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id)) return undefined;
  const days = hidden(id, Number.parseInt(id.slice(9, 13), 16));
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}
