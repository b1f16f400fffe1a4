import type { FilterName, Filters } from "../conversation/ask.js";
import { askText } from "../conversation/format-ask.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { checkPeriod } from "./legacy/check-period.js";
import { csrsCard } from "./legacy/csrs-card.js";
import { csrsTable } from "./legacy/csrs-table.js";
import { narrowContacts } from "./legacy/narrow-contacts.js";
import { oneOrg } from "./legacy/one-org.js";

const MOST_DAYS = 31;
const words = "legacy csrs";

/** The contacts of a period, as legacy session records. */
export const legacyCsrs = {
  name: "legacy-csrs",
  words: [words],
  help: "The contacts of a period from the legacy records (CSR): totals, the newest ten, all of them as a file.",
  details:
    "All of them or none: an answer that is not complete is asked for again in narrower windows. At most 31 days. With as csv " +
    "or as xlsx every contact is a row; what records write as 'null' or 'N/A' is an empty cell, and so is a negative length, which is noted.",
  examples: [
    "legacy csrs today",
    'legacy csrs yesterday queue:"Billing" channel:voice',
    "legacy csrs last week as csv",
  ],
  needs: "viewer",
  hasTable: true,
  period: "today",
  filters: ["queue", "team", "agent", "channel", "site", "org"] satisfies FilterName[],
  async run(ask: Ask, services: Pick<Services, "legacy" | "clock">): Promise<Answer> {
    const { sentence, period } = ask;
    if (!period) throw new Error("legacy csrs was run without a period");
    const org = oneOrg(ask, words);
    const askWith = (filters: Partial<Filters>, phrase: string = period.phrase) =>
      askText(words, { period: phrase, zone: sentence.zone, filters: { ...sentence.filters, ...filters } });
    checkPeriod(period, MOST_DAYS, "Legacy records", { label: "Last 7 days", ask: askWith({}, "last 7d") });
    const read = await services.legacy.contacts(org, period, { urgency: "person", signal: ask.signal });
    const contacts = narrowContacts(read.contacts, sentence.filters, askWith);
    const list = { org, period, contacts, unit: read.unit, records: read.records };
    return { card: csrsCard(list, askWith, ask, services.clock.now()), table: csrsTable(list, sentence.filters) };
  },
} satisfies Command;
