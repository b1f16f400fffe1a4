import { z } from "zod";
import type { Channel } from "../../conversation/ask.js";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { type Masking, maskCustomer } from "../mask-customer.js";
import { channelOf } from "../statistics/channel.js";
import { searchPages } from "../statistics/search-pages.js";
import { narrowingFilters } from "../statistics/search-question.js";
import type { OrgRef, Range } from "../statistics/source.js";
import type { RecordedNarrowing, RecordedTask } from "./recorded-contact.js";

const document = `query Recorded($from: Long!, $to: Long!, $filter: TaskDetailsFilters, $pagination: Pagination) {
  taskDetails(from: $from, to: $to, timeComparator: createdTime, filter: $filter, pagination: $pagination) {
    tasks { id channelType direction origin destination createdTime(sort: desc) endedTime totalDuration recordingCount
      isRecordingDeleted lastQueue { id name } lastAgent { id name } lastTeam { id name } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const text = z.string().nullish();
const party = z.object({ id: text, name: text }).nullish();
const recordSchema = z.object({
  id: z.string().min(1),
  channelType: text,
  direction: text,
  origin: text,
  destination: text,
  createdTime: z.number(),
  endedTime: z.number().nullish(),
  totalDuration: z.number().nullish(),
  recordingCount: z.number().nullish(),
  isRecordingDeleted: z.boolean().nullish(),
  lastQueue: party,
  lastAgent: party,
  lastTeam: party,
});

const listSchema = z.object({
  tasks: z.array(recordSchema).nullable(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: text }).nullish(),
});
const pageSchema = z.object({
  data: z.object({ taskDetails: listSchema.nullish() }).nullish(),
  errors: z.array(z.object({ message: z.string().optional() })).nullish(),
});

const anyOf = (path: "lastTeam" | "lastAgent", ids: readonly string[]) =>
  ids.length === 0 ? [] : [{ or: ids.map((id) => ({ [path]: { id: { equals: id } } })) }];

/** Every recorded contact created in the range, newest first, each once; or a Problem. One question, paged. */
export async function searchRecorded(
  http: WxccHttp,
  org: OrgRef,
  { from, to }: Range,
  narrowing: RecordedNarrowing & { readonly channels: readonly Channel[] },
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<readonly RecordedTask[]> {
  const recorded = { or: [{ captureRequested: { equals: true } }, { recordingCount: { gt: 0 } }] };
  const filters = [
    recorded,
    ...narrowingFilters(narrowing),
    ...anyOf("lastTeam", narrowing.teamIds),
    ...anyOf("lastAgent", narrowing.agentIds),
  ];
  const question = {
    root: "taskDetails",
    endpoint: "search-recorded",
    query: document,
    variables: { from: String(from), to: String(to), filter: { and: filters } },
  };
  const listOf = ({ data }: z.infer<typeof pageSchema>) =>
    data?.taskDetails ? { items: data.taskDetails.tasks ?? [], pageInfo: data.taskDetails.pageInfo } : undefined;
  const records = await searchPages(http, org, question, { schema: pageSchema, listOf }, urgency, signal);
  // A contact that begins while pages are read moves the others on by one.
  const byId = new Map(records.map((record) => [record.id, toRecorded(record, org.settings?.masking)]));
  return [...byId.values()].sort((a, b) => b.createdAt - a.createdAt);
}

function toRecorded(record: z.infer<typeof recordSchema>, masking: Masking | undefined): RecordedTask {
  const { origin, destination, direction } = record;
  return {
    id: record.id,
    channel: channelOf(record.channelType),
    createdAt: record.createdTime,
    endedAt: record.endedTime ?? undefined,
    totalMs: record.totalDuration ?? null,
    queue: toParty(record.lastQueue),
    agent: toParty(record.lastAgent),
    teamName: record.lastTeam?.name ?? undefined,
    customer: maskCustomer(direction === "outdial" || direction === "outbound" ? destination : origin, masking),
    recordings: record.recordingCount ?? null,
    deleted: record.isRecordingDeleted ?? false,
  };
}

const toParty = (given: z.infer<typeof party>) =>
  given?.id ? { id: given.id, name: given.name || given.id } : undefined;
