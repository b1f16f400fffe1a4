import { kindNames, type LegacyKind } from "../wxcc/legacy/legacy-kind.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { oneOrg } from "./legacy/one-org.js";
import { readRecordId, unknownRecord } from "./legacy/read-record-id.js";
import { recordCard } from "./legacy/record-card.js";
import { recordTable } from "./legacy/record-table.js";

/** One record of a kind, by its id: `legacy csr <id>` and the like. */
function recordCommand(kind: LegacyKind, details: string, example: string) {
  const { one, letters } = kindNames[kind];
  const words = `legacy ${letters.toLowerCase()}`;
  return {
    name: words.replace(" ", "-"),
    words: [words],
    help: `One legacy ${one} (${letters}), by its id.`,
    details: `${details} The card shows what matters of it; with as csv or as xlsx there is every column. Numbers of customers are masked.`,
    examples: [`${words} ${example}`],
    needs: "viewer",
    hasTable: true,
    filters: ["org"],
    args: "<id>",
    async run(ask: Ask, services: Pick<Services, "legacy">): Promise<Answer> {
      const org = oneOrg(ask, words);
      const id = readRecordId(ask.sentence.args, kind);
      const record = await services.legacy.record(org, kind, id, { urgency: "person", signal: ask.signal });
      if (!record) throw unknownRecord(id, kind, org);
      return { card: recordCard(org, kind, id, record, ask), table: recordTable(org, kind, record, ask.zone) };
    },
  } satisfies Command;
}

const CONTACT = "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40";
const SESSION = "6a0de8b3-2c17-4f59-8d44-e1b7c9a05f26";

/** A contact. */
export const legacyCsr = recordCommand("csrs", "The id is the contact's, the same that task takes.", CONTACT);

/** One step of a contact. */
export const legacyCar = recordCommand(
  "cars",
  "The id is the contact's, the step's beginning in milliseconds and its event: new, ivr-connected, parked, connected, ended.",
  `${CONTACT}-1784041205331-new`,
);

/** An agent's day. */
export const legacyAsr = recordCommand("asrs", "The id is that of an agent's session.", SESSION);

/** One stretch of an agent's day. */
export const legacyAar = recordCommand(
  "aars",
  "The id is that of an agent's session, the channel type, the beginning in milliseconds and the event.",
  `${SESSION}-telephony-1784041205331-idle`,
);
