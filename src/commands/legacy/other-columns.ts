import { maskField } from "../../wxcc/legacy/mask-record.js";
import { type LegacyRecord, plainName } from "../../wxcc/legacy/record.js";
import type { Masking } from "../../wxcc/mask-customer.js";

/** Columns of a contact's record that a file has under a heading of its own. */
const ownHeading = new Set(
  `sid cstts cetts channelType callDirection isOutdial currentState terminationType terminatingEnd ani dnis entrypointName
  queueName agentName teamName siteName ivrDuration queueDuration talkDuration holdDuration wrapupDuration`
    .split(/\s+/)
    .map((name) => name.toLowerCase()),
);

/** Every other column that any of the records has, as it came, and each contact's values of them, masked. */
export function otherColumns(records: readonly LegacyRecord[], masking: Masking | undefined) {
  const names = [...new Set(records.flatMap(({ fields }) => fields.map(({ name }) => name)))].filter(
    (name) => !ownHeading.has(plainName(name).toLowerCase()),
  );
  const byId = new Map(records.map((record) => [record.text("sid"), record]));
  return {
    names,
    valuesOf(id: string): readonly (string | null)[] {
      const record = byId.get(id);
      if (!record) return [];
      const values = new Map(record.fields.map((field) => [field.name, maskField(field, record, masking)]));
      return names.map((name) => values.get(name) ?? null);
    },
  };
}
