import { z } from "zod";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import type { OrgRef, Range } from "../statistics/source.js";
import { type Asked, nonsenseProblem, refusedProblem } from "../upstream-problem.js";

/** GraphQL reports a refused query inside a 200 as well. */
const REFUSED = 400;

const answerSchema = z.object({
  data: z.object({ taskDetails: z.object({ tasks: z.array(z.unknown()).nullable() }).nullish() }).nullish(),
  errors: z.array(z.object({ message: z.string().optional() })).nullish(),
});

/** What is asked of one contact: a document with `$from`, `$to` and `$id`, and what its records look like. */
export interface ContactQuestion<T> {
  readonly endpoint: "search-contact" | "search-contact-activities";
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly schema: z.ZodType<T>;
}

/** The one record of a contact created in the range, or undefined when there is none there. */
export async function searchContact<T>(
  http: WxccHttp,
  org: OrgRef,
  id: string,
  { from, to }: Range,
  { endpoint, query, variables, schema }: ContactQuestion<T>,
  urgency: Urgency,
): Promise<T | undefined> {
  let asked: Asked = { org, endpoint, trackingId: undefined };
  const { data } = await http.request({
    org,
    method: "POST",
    path: "/search",
    query: { orgId: org.id },
    body: { query, variables: { ...variables, from: String(from), to: String(to), id } },
    schema: answerSchema,
    check: ({ errors }, answered) => {
      asked = answered;
      const [error] = errors ?? [];
      if (error) throw refusedProblem(answered, REFUSED, error.message);
    },
    urgency,
    endpoint,
  });
  if (!data?.taskDetails) throw nonsenseProblem(asked, "taskDetails is missing");
  const [record] = data.taskDetails.tasks ?? [];
  if (record === undefined) return undefined;
  const parsed = schema.safeParse(record);
  if (!parsed.success) throw nonsenseProblem(asked, "the contact is not as documented", parsed.error);
  return parsed.data;
}
