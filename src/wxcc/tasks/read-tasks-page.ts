import { z } from "zod";
import type { Channel } from "../../conversation/ask.js";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { type Masking, maskCustomer } from "../mask-customer.js";
import { channelOf, channelTypeOf } from "../statistics/channel.js";
import type { OrgRef, Range } from "../statistics/source.js";
import type { Party, Task } from "./task.js";

/** The most that one page can have (OpenAPI). */
const TASKS_PER_PAGE = 1000;

// Required by the OpenAPI, yet null or empty for a contact that was never routed.
const partySchema = z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish();

const taskSchema = z.object({
  id: z.string().min(1),
  attributes: z.object({
    owner: partySchema,
    queue: partySchema,
    channelType: z.string().nullish(),
    status: z.string(),
    createdTime: z.number(),
    captureRequested: z.boolean().nullish(),
    origin: z.string().nullish(),
    destination: z.string().nullish(),
    direction: z.string().nullish(),
    reasonCode: z.string().nullish(),
  }),
});

const pageSchema = z.object({ data: z.array(taskSchema) });

/** The first contacts created in a range, oldest first, a thousand at most. */
export async function readTasksPage(
  http: WxccHttp,
  org: OrgRef,
  { from, to }: Range,
  channels: readonly Channel[],
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<readonly Task[]> {
  const { data } = await http.request({
    org,
    method: "GET",
    path: "/v1/tasks",
    query: {
      from,
      to,
      pageSize: TASKS_PER_PAGE,
      channelTypes: channels.length > 0 ? channels.map(channelTypeOf).join(",") : undefined,
      orgId: org.id,
    },
    schema: pageSchema,
    urgency,
    signal,
    endpoint: "tasks",
  });
  return data.map((record) => toTask(record, org.settings?.masking));
}

function toTask({ id, attributes }: z.infer<typeof taskSchema>, masking: Masking | undefined): Task {
  const { origin, destination, direction } = attributes;
  // Whoever was called is the customer when the agent or a campaign did the calling.
  const customer = direction === "outdial" || direction === "outbound" ? destination : origin;
  return {
    id,
    channel: channelOf(attributes.channelType),
    status: attributes.status.toLowerCase(),
    createdAt: attributes.createdTime,
    direction: direction ?? undefined,
    queue: toParty(attributes.queue),
    agent: toParty(attributes.owner),
    customer: maskCustomer(customer, masking),
    wrapUp: attributes.reasonCode || undefined,
    recorded: attributes.captureRequested ?? undefined,
  };
}

const toParty = (party: z.infer<typeof partySchema>): Party | undefined =>
  party?.id ? { id: party.id, name: party.name || party.id } : undefined;
