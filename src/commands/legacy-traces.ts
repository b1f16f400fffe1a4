import type { FilterName, Filters } from "../conversation/ask.js";
import { askText } from "../conversation/format-ask.js";
import { Problem } from "../errors.js";
import { createFile } from "../files/create-file.js";
import { inLanes } from "../wxcc/statistics/in-lanes.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { checkPeriod } from "./legacy/check-period.js";
import { narrowContacts } from "./legacy/narrow-contacts.js";
import { oneOrg } from "./legacy/one-org.js";
import { tracesCard } from "./legacy/traces-card.js";
import { tracesTable } from "./legacy/traces-table.js";

const words = "legacy traces";
const MOST_DAYS = 1;
/** Each contact takes some seven requests; more than that would go on for an hour. */
const MOST_CONTACTS = 1000;
/** Contacts that are walked at the same time; the steps of each can only be read one after the other. */
const LANES = 6;

/** The chains of all contacts of a period, as a file. */
export const legacyTraces = {
  name: "legacy-traces",
  words: [words],
  help: "The chains of legacy records (CAR) of all contacts of a period, as a CSV file.",
  details:
    "Reads the contacts of the period and walks the chain of each, several at once; the message shows how far it is, and " +
    "cancel ends it. At most one day and 1000 contacts: narrow it with queue:, team:, agent:, channel: or site:. Every step is a row.",
  examples: ["legacy traces last 1h", 'legacy traces today 09:00-09:30 queue:"Billing"'],
  needs: "viewer",
  hasTable: true,
  period: "last 1h",
  filters: ["queue", "team", "agent", "channel", "site", "org"] satisfies FilterName[],
  async run(ask: Ask, services: Pick<Services, "legacy">): Promise<Answer> {
    const { sentence, period, signal } = ask;
    if (!period) throw new Error("legacy traces was run without a period");
    const org = oneOrg(ask, words);
    const askWith = (filters: Partial<Filters>, phrase: string = period.phrase) =>
      askText(words, { period: phrase, zone: sentence.zone, filters: { ...sentence.filters, ...filters } });
    const shorter = { label: "Last hour", ask: askWith({}, "last 1h") };
    checkPeriod(period, MOST_DAYS, "Chains", shorter);
    const read = await services.legacy.contacts(org, period, { urgency: "person", signal });
    const contacts = narrowContacts(read.contacts, sentence.filters, askWith);
    if (contacts.length > MOST_CONTACTS) throw tooMany(contacts.length, shorter);
    let done = 0;
    const traces = await inLanes(LANES, contacts, async (contact) => {
      // It waits for its turn as long as it takes: whoever asks for many is not there for one answer.
      const trace = await services.legacy.traceContact(org, contact, { urgency: "schedule", signal });
      done += 1;
      ask.progress(done, contacts.length, "contacts");
      return trace;
    });
    const table = tracesTable(org, period, traces, sentence.filters);
    const card = tracesCard({ org, period, traces }, askWith({}), sentence.filters);
    return {
      card,
      table,
      ...(traces.length > 0 && sentence.as === undefined ? { file: await createFile(table, "csv") } : {}),
    };
  },
} satisfies Command;

const tooMany = (count: number, shorter: { readonly label: string; readonly ask: string }) =>
  new Problem("bad-period", {
    say: `There are ${count} contacts in this period, and the chains of at most ${MOST_CONTACTS} can be walked at once.`,
    next: "Ask for a shorter period, or for one queue or channel.",
    asks: [shorter],
  });
