import { z } from "zod";
import { addAgentSums, noWork } from "../../metrics/add-agent-sums.js";
import type { AgentSums } from "../../metrics/agent-sums.js";
import type { AgentNarrowing, AgentRow } from "./agent-source.js";
import { channelOf } from "./channel.js";

const count = z.number().int().nonnegative();
const ms = z.number().nonnegative();

/**
 * `GET /v1/agents/statistics` (OpenAPI). Counts and worked time are required here, because a missing one read as 0 would be
 * a short total; note Cisco's capital A in `totalUnAvailableTime`.
 */
export const agentAnswerSchema = z.object({
  data: z.array(
    z.object({
      agentId: z.string().min(1),
      agentName: z.string().nullish(),
      teamId: z.string().nullish(),
      teamName: z.string().nullish(),
      channels: z.array(
        z.object({
          channelType: z.string().nullish(),
          totalOfferedTasks: count.nullish(),
          totalAcceptedTasks: count,
          totalRejectedTasks: count.nullish(),
          totalTransferredTasks: count.nullish(),
          totalEngagedDuration: ms,
          totalHoldDuration: ms,
          totalWrapUpDuration: ms,
          totalAvailableTime: ms.nullish(),
          totalUnAvailableTime: ms.nullish(),
        }),
      ),
    }),
  ),
});
export type AgentRecord = z.infer<typeof agentAnswerSchema>["data"][number];

const sumsOf = (c: AgentRecord["channels"][number]): AgentSums => ({
  offered: c.totalOfferedTasks ?? null,
  handled: c.totalAcceptedTasks,
  notAnswered: c.totalRejectedTasks ?? null,
  transferred: c.totalTransferredTasks ?? null,
  talkMs: c.totalEngagedDuration,
  holdMs: c.totalHoldDuration,
  wrapUpMs: c.totalWrapUpDuration,
  availableMs: c.totalAvailableTime ?? null,
  idleMs: c.totalUnAvailableTime ?? null,
});

/** Records of any number of windows as one row per agent, team and channel. */
export function agentRestRows(records: Iterable<AgentRecord>, narrowing: AgentNarrowing = {}): AgentRow[] {
  const rows: AgentRow[] = [];
  for (const record of records)
    for (const each of record.channels)
      rows.push({
        agentId: record.agentId,
        agentName: record.agentName ?? record.agentId,
        teamId: record.teamId ?? "",
        teamName: record.teamName ?? "",
        channel: channelOf(each.channelType),
        sums: sumsOf(each),
      });
  return joinAgentRows(rows).filter((row) => isWanted(row, narrowing));
}

/** Rows of one agent, team and channel as one, under the names that come last. */
export function joinAgentRows(rows: Iterable<AgentRow>): AgentRow[] {
  const joined = new Map<string, AgentRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.agentId, row.teamId, row.channel]);
    joined.set(key, { ...row, sums: addAgentSums(joined.get(key)?.sums ?? noWork, row.sums) });
  }
  return [...joined.values()];
}

/** Whether a row belongs to what was asked for; nothing named means everything. */
export function isWanted(
  row: Pick<AgentRow, "agentId" | "teamId" | "channel">,
  { agentIds = [], teamIds = [], channels = [] }: AgentNarrowing,
): boolean {
  return (
    (agentIds.length === 0 || agentIds.includes(row.agentId)) &&
    (teamIds.length === 0 || teamIds.includes(row.teamId)) &&
    (channels.length === 0 || channels.some((channel) => channel === row.channel))
  );
}
