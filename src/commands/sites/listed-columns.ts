/** Whether it is switched on. */
export const activeColumn = {
  title: "Active",
  weight: 2,
  text: ({ active }: { readonly active: boolean }): string => (active ? "yes" : "no"),
};

/** What was not said is a dash. */
export const orDash = (value: string | number | undefined): string => (value === undefined ? "—" : String(value));

/** `SOCIAL_CHANNEL` as people write it. */
export const inLowerCase = (word: string | undefined): string => orDash(word?.toLowerCase().replaceAll("_", " "));

/** Help of every list that is only read. */
export const listDetails =
  "Words after it search; active or inactive shows only those. The list is read as it is configured at this moment.";

/** What may follow a list's words. */
export const listArgs = "[search] [active|inactive] [page <number>]";
