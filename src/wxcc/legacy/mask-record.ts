import { type Masking, maskCustomer } from "../mask-customer.js";
import { type LegacyField, type LegacyRecord, plainName } from "./record.js";

/** Columns that tell who the customer is; flows write their own below `CAD_`. */
const ofCustomers = /^(?:ani|customer.*|.*email.*|account.*|cad_.*|.*phone.*|callback.*)$/i;
/** Columns that look like a customer's and are an agent's own. */
const ofAgents = /^agent/i;
/** In a column nobody has heard of, whatever looks like a number to call or an address. */
const looksPersonal = /^(?:tel:|sip:)?\+?\(?\d[\d\s().-]{8,}$|^[^\s@]+@[^\s@]+\.[^\s@]+$/i;
/** Names of columns whose long numbers are moments, lengths or ids. */
const isFigure = /(?:ts|timestamp|id|duration|time|count|sid|session|record)$/i;

/** Whether the agent made the call, so that the customer is the one who was called. */
export const isOutdial = (record: LegacyRecord): boolean =>
  record.number("isOutdial") === 1 || /^out/i.test(record.text("callDirection") ?? "");

/** The customer's end of the line, masked. */
export function customerOf(record: LegacyRecord, masking: Masking | undefined): string {
  const address = record.text(isOutdial(record) ? "dnis" : "ani") ?? record.text("customerEmailAddress");
  return maskCustomer(address, masking);
}

/** A column's value as a space may see it; nothing stays nothing. */
export function maskField({ name, value }: LegacyField, record: LegacyRecord, masking: Masking | undefined) {
  const column = plainName(name);
  if (value === null || ofAgents.test(column)) return value;
  const isCustomers = ofCustomers.test(column) || (/^dnis$/i.test(column) && isOutdial(record));
  const isUnknown = !/^dnis$/i.test(column) && !isFigure.test(column) && looksPersonal.test(value);
  return isCustomers || isUnknown ? maskCustomer(value, masking) : value;
}
