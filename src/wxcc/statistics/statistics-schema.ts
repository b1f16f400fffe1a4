import { z } from "zod";
import type { AgentSums } from "../../metrics/agent-sums.js";
import type { Sums } from "../../metrics/sums.js";
import type { AgentStatistics } from "./agent-source.js";
import type { QueueStatistics } from "./source.js";

const known = z.number();
const perhaps = z.number().nullable();
const channel = z.enum(["voice", "chat", "email", "social", "other"]);
const source = z.enum(["search", "rest"]);
const intervalFrom = z.number().exactOptional();

const sums: z.ZodType<Sums> = z.object({
  ...{ offered: known, answered: known, answeredInTarget: perhaps },
  ...{ abandoned: known, abandonedInTarget: perhaps, short: perhaps, open: perhaps },
  ...{ waitAnsweredMs: perhaps, waitAllMs: perhaps, waited: perhaps, longestWaitMs: perhaps },
  ...{ talkMs: perhaps, holdMs: perhaps, wrapUpMs: perhaps },
});
const queueRows = z.array(z.object({ queueId: z.string(), queueName: z.string(), channel, intervalFrom, sums }));

/** Queues' figures as another instance of this program has written them. */
export const queueStatisticsSchema: z.ZodType<QueueStatistics> = z.object({
  ...{ source, asOf: known, rows: queueRows, contacts: queueRows.exactOptional() },
  counting: z.enum(["last-queue", "visits", "visits-and-contacts"]),
});

const agentSums: z.ZodType<AgentSums> = z.object({
  ...{ offered: perhaps, handled: known, notAnswered: perhaps, transferred: perhaps },
  ...{ talkMs: known, holdMs: known, wrapUpMs: known, availableMs: perhaps, idleMs: perhaps },
});
const person = { agentId: z.string(), agentName: z.string(), teamId: z.string(), teamName: z.string() };

/** Agents' figures as another instance of this program has written them. */
export const agentStatisticsSchema: z.ZodType<AgentStatistics> = z.object({
  ...{ source, asOf: known, partOfDay: z.boolean().exactOptional() },
  rows: z.array(z.object({ ...person, channel, intervalFrom, sums: agentSums })),
});
