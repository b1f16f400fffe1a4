import { subMonths } from "date-fns";
import { z } from "zod";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import type { OrgRef, Range } from "../statistics/source.js";
import { type ContactQuestion, searchContact } from "./search-contact.js";

/** Search answers at most 365 days at once, and nothing that began more than 36 months ago (developer.webex.com, search). */
const LONGEST_MS = 365 * 86_400_000;
const OLDEST_MONTHS = 36;
/** The oldest instant is reckoned on Cisco's clock, which need not be ours. */
const MARGIN_MS = 60 * 60_000;

const named = z.object({ name: z.string().nullish() }).nullish();
const count = z.number().nullish();
const text = z.string().nullish();

const recordSchema = z.object({
  id: z.string(),
  status: text,
  channelType: text,
  direction: text,
  origin: text,
  destination: text,
  createdTime: z.number(),
  endedTime: count,
  totalDuration: count,
  queueDuration: count,
  connectedDuration: count,
  holdDuration: count,
  wrapupDuration: count,
  transferCount: count,
  lastQueue: named,
  lastAgent: named,
  lastTeam: named,
  lastWrapupCodeName: text,
  terminatingEnd: text,
  contactHandleType: text,
  captureRequested: z.boolean().nullish(),
  recordingCount: count,
  isRecordingDeleted: z.boolean().nullish(),
});
export type ContactRecord = z.infer<typeof recordSchema>;

const question: ContactQuestion<ContactRecord> = {
  endpoint: "search-contact",
  query: `query Contact($from: Long!, $to: Long!, $id: String!) {
  taskDetails(from: $from, to: $to, timeComparator: createdTime, filter: { id: { equals: $id } }) {
    tasks { id status channelType direction origin destination createdTime endedTime totalDuration queueDuration
      connectedDuration holdDuration wrapupDuration transferCount lastQueue { name } lastAgent { name } lastTeam { name }
      lastWrapupCodeName terminatingEnd contactHandleType captureRequested recordingCount isRecordingDeleted }
  }
}`,
  schema: recordSchema,
};

/** A contact by its id out of all that Cisco keeps, the newest year first; undefined when it is in none of them. */
export async function findContact(
  http: WxccHttp,
  org: OrgRef,
  id: string,
  urgency: Urgency,
  now: number,
): Promise<ContactRecord | undefined> {
  for (const range of yearsBack(now)) {
    const found = await searchContact(http, org, id, range, question, urgency);
    if (found) return found;
  }
  return undefined;
}

function yearsBack(now: number): Range[] {
  const oldest = subMonths(now, OLDEST_MONTHS).getTime() + MARGIN_MS;
  const ranges: Range[] = [];
  for (let to = now; to > oldest; to -= LONGEST_MS) ranges.push({ from: Math.max(oldest, to - LONGEST_MS), to });
  return ranges;
}
