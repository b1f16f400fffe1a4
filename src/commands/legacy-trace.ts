import type { Answer, Ask, Command, Services } from "./command.js";
import { oneOrg } from "./legacy/one-org.js";
import { readRecordId, unknownRecord } from "./legacy/read-record-id.js";
import { traceCard } from "./legacy/trace-card.js";
import { traceTable } from "./legacy/trace-table.js";

const words = "legacy trace";

/** One contact's chain of legacy records, step by step. */
export const legacyTrace = {
  name: "legacy-trace",
  words: [words],
  help: "One contact's chain of legacy records (CAR) step by step, with lengths, gaps and missing steps.",
  details:
    "Begins with the contact's record and fetches each step from the one before: new, ivr-connected, parked, connected, ended. " +
    "A step that is missing, a chain that leads in a circle and time that nothing tells of are named. The id is the same that task takes.",
  examples: ["legacy trace 2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40"],
  needs: "viewer",
  hasTable: true,
  filters: ["org"],
  args: "<contact id>",
  async run(ask: Ask, services: Pick<Services, "legacy">): Promise<Answer> {
    const org = oneOrg(ask, words);
    const id = readRecordId(ask.sentence.args, "csrs");
    const trace = await services.legacy.trace(org, id, { urgency: "person", signal: ask.signal });
    if (!trace) throw unknownRecord(id, "csrs", org);
    return { card: traceCard(org, trace, ask), table: traceTable(org, trace, ask.zone) };
  },
} satisfies Command;
