import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { z } from "zod";
import type { ContactCentre } from "../../model/centre.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { Refusal } from "../refusal.js";
import { buildSearchSchema } from "./build-schema.js";
import { findLegs } from "./find-legs.js";
import { findSessions } from "./find-sessions.js";
import { findTasks } from "./find-tasks.js";

// OpenAPI `SearchRequest`.
const requestSchema = z.object({ query: z.string().min(1), variables: z.record(z.string(), z.unknown()).nullish() });

/** Answers one Search request for an org as of `now`; whatever is wrong with the query comes back as `errors`. */
export type Search = (centre: ContactCentre, body: unknown, now: number) => Promise<ExecutionResult>;

type Find = (
  model: TrafficModel,
  centre: ContactCentre,
  now: number,
  rawArguments: unknown,
  info: GraphQLResolveInfo,
) => unknown;

const RULES = [...specifiedRules, NoSchemaIntrospectionCustomRule];

/** The Search endpoint over the traffic model. Introspection is off, as in the real one. */
export function createSearch(model: TrafficModel): Search {
  const schema = buildSearchSchema();
  return async (centre, body, now) => {
    const request = requestSchema.safeParse(body);
    if (!request.success) throw new Refusal(400, "query: must be a GraphQL text, variables an object");
    try {
      const document = parse(request.data.query);
      const errors = validate(schema, document, RULES);
      if (errors.length > 0) return { errors };
      const answering = (find: Find) => (asked: unknown, _context: unknown, info: GraphQLResolveInfo) =>
        find(model, centre, now, asked, info);
      const tasks = answering(findTasks);
      const result = await execute({
        schema,
        document,
        rootValue: {
          task: tasks,
          taskDetails: tasks,
          taskLegDetails: answering(findLegs),
          agentSession: answering(findSessions),
        },
        variableValues: request.data.variables,
      });
      // A mistake of our own must not look like a mistake in the query.
      const bug = result.errors?.find((e) => e.originalError && !(e.originalError instanceof GraphQLError));
      if (bug) throw bug.originalError ?? bug;
      return result;
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };
}
