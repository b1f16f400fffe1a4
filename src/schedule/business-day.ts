/** Which days an org has business on. */
export interface BusinessCalendar {
  /** ISO weekdays; Monday to Friday when absent. */
  readonly businessDays?: readonly number[] | undefined;
  /** Local dates. */
  readonly holidays?: readonly string[] | undefined;
}

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];

/** ISO weekday of a local date `2026-11-20`, 1 is Monday. */
export const isoDayOf = (date: string): number => new Date(date).getUTCDay() || 7;

/** Whether the org has business on a local date: its business days, or Monday to Friday, less its holidays. */
export const isBusinessDay = (date: string, { businessDays = MONDAY_TO_FRIDAY, holidays = [] }: BusinessCalendar) =>
  businessDays.includes(isoDayOf(date)) && !holidays.includes(date);
