import { z } from "zod";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import type { OrgRef } from "../statistics/source.js";
import { incompleteProblem } from "../upstream-problem.js";
import type { JourneyStep } from "./journey.js";
import { type ContactQuestion, searchContact } from "./search-contact.js";

/** A hundred steps a page; a contact with more has a cursor that runs in circles. */
const MOST_PAGES = 50;

const text = z.string().nullish();
const nodeSchema = z.object({
  id: z.string(),
  eventName: z.string().nullish(),
  createdTime: z.number(),
  duration: z.number().nullish(),
  isActive: z.boolean().nullish(),
  queueName: text,
  agentName: text,
  destinationQueueName: text,
  destinationAgentName: text,
});

const recordSchema = z.object({
  id: z.string(),
  activities: z.object({
    totalCount: z.number().nullish(),
    nodes: z.array(nodeSchema),
    pageInfo: z.object({ hasNextPage: z.boolean().nullish(), endCursor: z.string().nullish() }).nullish(),
  }),
});

const question: ContactQuestion<z.infer<typeof recordSchema>> = {
  endpoint: "search-contact-activities",
  query: `query Activities($from: Long!, $to: Long!, $id: String!, $after: String) {
  taskDetails(from: $from, to: $to, timeComparator: createdTime, filter: { id: { equals: $id } }) {
    tasks { id activities(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { id eventName createdTime duration isActive queueName agentName destinationQueueName destinationAgentName } } }
  }
}`,
  schema: recordSchema,
};

/** Everything that happened to the contact created at that instant, in order, or a Problem: never a part of it. */
export async function readSteps(
  http: WxccHttp,
  org: OrgRef,
  contact: { readonly id: string; readonly createdAt: number },
  urgency: Urgency,
): Promise<readonly JourneyStep[]> {
  const { id, createdAt } = contact;
  const asked = { org, endpoint: question.endpoint, trackingId: undefined };
  const steps = new Map<string, JourneyStep>();
  const cursors = new Set<string>();
  let after: string | undefined;
  while (cursors.size < MOST_PAGES) {
    const page: ContactQuestion<z.infer<typeof recordSchema>> = { ...question, ...(after && { variables: { after } }) };
    const found = await searchContact(http, org, id, { from: createdAt, to: createdAt + 1 }, page, urgency);
    if (!found) throw incompleteProblem(asked, "the contact is there and its steps are not");
    const { nodes, pageInfo, totalCount } = found.activities;
    for (const node of nodes) steps.set(node.id, toStep(node));
    if (!pageInfo?.hasNextPage) {
      if (totalCount !== null && totalCount !== undefined && steps.size < totalCount)
        throw incompleteProblem(asked, `${steps.size} of ${totalCount} steps came`);
      return [...steps.values()].reverse().sort((a, b) => a.from - b.from);
    }
    const next = pageInfo.endCursor;
    if (!next || cursors.has(next)) throw incompleteProblem(asked, "it announced more steps and did not say where");
    cursors.add(next);
    after = next;
  }
  throw incompleteProblem(asked, `there are more than ${MOST_PAGES} pages of steps`);
}

const toStep = (node: z.infer<typeof nodeSchema>): JourneyStep => ({
  id: node.id,
  event: node.eventName ?? "unnamed",
  from: node.createdTime,
  durationMs: node.duration ?? 0,
  open: node.isActive ?? false,
  queueName: node.queueName ?? undefined,
  agentName: node.agentName ?? undefined,
  toQueueName: node.destinationQueueName ?? undefined,
  toAgentName: node.destinationAgentName ?? undefined,
});
