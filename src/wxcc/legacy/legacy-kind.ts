/** Kinds of records, as paths name them: contacts, their steps, agents' sessions, what happened in them. */
export const legacyKinds = ["csrs", "cars", "asrs", "aars"] as const;
/** See {@link legacyKinds}. */
export type LegacyKind = (typeof legacyKinds)[number];

/** What one record is called by people, and Cisco's letters for it. */
export const kindNames: Readonly<Record<LegacyKind, { readonly one: string; readonly letters: string }>> = {
  csrs: { one: "contact session record", letters: "CSR" },
  cars: { one: "contact activity record", letters: "CAR" },
  asrs: { one: "agent session record", letters: "ASR" },
  aars: { one: "agent activity record", letters: "AAR" },
};
