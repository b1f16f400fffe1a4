import type { Sentence } from "../conversation/ask.js";
import type { Grammar } from "../conversation/find-command.js";
import { formatSentence } from "../conversation/format-ask.js";
import { parseSentence } from "../conversation/parse.js";
import type { Asker } from "../orgs/access.js";
import type { ScheduleRecord } from "../store/schedule-records.js";

/** The question in canonical spelling as a schedule keeps it: without its org, whose name may change. */
export const keptQuestion = (sentence: Sentence, commands: readonly Grammar[]): string =>
  formatSentence({ ...sentence, filters: { ...sentence.filters, org: [] } }, commands);

/** The sentence that a schedule asks, its org named as it is called now. */
export function askOf({ ask }: Pick<ScheduleRecord, "ask">, orgName: string, commands: readonly Grammar[]): string {
  const sentence = parseSentence(ask, commands);
  return formatSentence({ ...sentence, filters: { ...sentence.filters, org: [orgName] } }, commands);
}

/** Whose rights decide when a schedule asks, and where. */
export const ownerOf = ({ ownerId, ownerEmail, spaceId, spaceType }: ScheduleRecord): Asker => ({
  personId: ownerId,
  personEmail: ownerEmail,
  spaceId,
  spaceType,
});
