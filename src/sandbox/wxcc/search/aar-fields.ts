import type { AgentActivity } from "./agent-activities.js";
import { constantFields, type Field, type FieldKind, makeFields, type Scalar } from "./field.js";
import { isOutdial } from "./session-at.js";
import type { SessionRow } from "./session-row.js";

type Read = (activity: AgentActivity, row: SessionRow) => Scalar | undefined;

/** Fields of an activity, from names below `channelInfo.activities.nodes`. */
const nodeFields = (kind: FieldKind, reads: Readonly<Record<string, Read>>): Field<SessionRow>[] =>
  makeFields<SessionRow>()(
    kind,
    Object.fromEntries(
      Object.entries(reads).map(([name, read]) => [
        `channelInfo.activities.nodes.${name}`,
        (row: SessionRow) => row.activity && read(row.activity, row),
      ]),
    ),
  );

const wrapUpCodeId = ({ state }: AgentActivity, { contactOf }: SessionRow) =>
  state?.state === "wrapup" ? contactOf(state.contactId)?.wrapUpCodeId : undefined;

/** Fields of an agent activity record (AAR). */
export const aarFields: readonly Field<SessionRow>[] = [
  ...nodeFields("String", {
    id: (activity) => activity.id,
    state: (activity) => activity.name,
    "idleCode.id": ({ state }) => state?.idleCodeId,
    "idleCode.name": ({ state }, { directory }) => directory.idleCodeName(state?.idleCodeId),
    taskId: ({ state }) => state?.contactId,
    "queue.id": ({ state }) => state?.queueId,
    "queue.name": ({ state }, { directory }) => directory.queue(state?.queueId)?.name,
    "wrapupCode.id": wrapUpCodeId,
    "wrapupCode.name": (activity, row) => row.directory.wrapUpCodeName(wrapUpCodeId(activity, row)),
    outboundType: ({ state }) => (state && isOutdial(state) ? "OUTDIAL" : null),
  }),
  ...nodeFields("Boolean", {
    isOutdial: ({ state }) => state !== undefined && isOutdial(state),
    isCurrentActivity: ({ endedAt }) => endedAt === null,
    isLoginActivity: ({ first }) => first,
    isLogoutActivity: ({ state }) => state === undefined,
  }),
  ...nodeFields("Long", {
    startTime: ({ startedAt }) => startedAt,
    endTime: ({ endedAt }) => endedAt,
    duration: ({ durationMs }) => durationMs,
  }),
  ...constantFields(
    "String",
    null,
    ["changedById", "changedByName", "contactAssignmentType"]
      .map((name) => `channelInfo.activities.nodes.${name}`)
      .join(" "),
  ),
];
