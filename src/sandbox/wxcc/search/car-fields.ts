import { localDateAt } from "../../model/local-day.js";
import { sessionIdOf } from "../../model/session-id.js";
import type { Csr } from "./csr-field.js";
import { constantFields, type Field, type FieldKind, makeFields, type Scalar } from "./field.js";
import type { Activity } from "./list-activities.js";

/** A row of `taskDetails`: a contact, and one of its activities where these are asked for. */
export interface TaskRow extends Csr {
  readonly activity?: Activity | undefined;
}

type Read = (activity: Activity, csr: Csr) => Scalar | undefined;

/** Fields of an activity, from names below `activities.nodes`. */
const nodeFields = (kind: FieldKind, reads: Readonly<Record<string, Read>>): Field<TaskRow>[] =>
  makeFields<TaskRow>()(
    kind,
    Object.fromEntries(
      Object.entries(reads).map(([name, read]) => [
        `activities.nodes.${name}`,
        (row: TaskRow) => row.activity && read(row.activity, row),
      ]),
    ),
  );

const agentOf: (
  which: "agentId" | "toAgentId",
) => (activity: Activity, csr: Csr) => ReturnType<Csr["directory"]["agent"]> =
  (which) =>
  (activity, { directory }) =>
    directory.agent(activity.step[which]);
const agent = agentOf("agentId");
const toAgent = agentOf("toAgentId");
const sessionOf = (agentId: string | undefined, { view, directory }: Csr) =>
  agentId && sessionIdOf(directory.orgId, localDateAt(directory.zone, view.contact.createdAt), agentId);
const inFlow = (activity: Activity) => activity.step.event === "flow-activity";

/** Fields of a contact activity record (CAR). */
export const carFields: readonly Field<TaskRow>[] = [
  ...nodeFields("String", {
    id: (activity) => activity.id,
    eventName: ({ step }) => step.event,
    previousState: (activity) => activity.previousState,
    nextState: (activity) => activity.nextState,
    activityType: (activity) => (inFlow(activity) ? "queue-contact" : null),
    activityName: (activity) => (inFlow(activity) ? "QueueContact_1" : null),
    agentId: ({ step }) => step.agentId,
    agentName: (activity, csr) => agent(activity, csr)?.name,
    agentPhoneNumber: (activity, csr) => agent(activity, csr)?.dn,
    agentSessionId: ({ step }, csr) => sessionOf(step.agentId, csr),
    teamId: (activity, csr) => agent(activity, csr)?.teamId,
    teamName: (activity, csr) => csr.directory.team(agent(activity, csr)?.teamId)?.name,
    siteId: (activity, csr) => agent(activity, csr)?.siteId,
    siteName: (activity, csr) => csr.directory.site(agent(activity, csr)?.siteId)?.name,
    entrypointId: (_, { view }) => view.contact.entryPointId,
    entrypointName: (_, { view, directory }) => directory.entryPoint(view.contact.entryPointId)?.name,
    queueId: ({ step }) => step.queueId,
    queueName: ({ step }, { directory }) => directory.queue(step.queueId)?.name,
    transferType: ({ step }) => (step.event === "vt-transfer" ? "Blind Transfer" : null),
    destinationAgentId: ({ step }) => step.toAgentId,
    destinationAgentName: (activity, csr) => toAgent(activity, csr)?.name,
    destinationAgentSessionId: ({ step }, csr) => sessionOf(step.toAgentId, csr),
    destinationAgentTeamId: (activity, csr) => toAgent(activity, csr)?.teamId,
    destinationAgentTeamName: (activity, csr) => csr.directory.team(toAgent(activity, csr)?.teamId)?.name,
    destinationQueueId: ({ step }) => step.toQueueId,
    destinationQueueName: ({ step }, { directory }) => directory.queue(step.toQueueId)?.name,
    terminationReason: ({ step }, { view }) =>
      step.event === "ended" ? (view.contact.terminatingEnd === "agent" ? "Agent Left" : "Customer Left") : null,
    ivrScriptName: (_, { view, directory }) => directory.entryPoint(view.contact.entryPointId) && "Main flow",
  }),
  ...nodeFields("Boolean", { isActive: (activity) => activity.isActive, emailHasAttachments: () => null }),
  ...nodeFields("Long", {
    createdTime: ({ step }) => step.from,
    endedTime: (activity) => activity.endedTime,
    duration: (activity) => activity.durationMs,
    lastActivityTime: (activity) => activity.endedTime ?? activity.step.from,
    // A number in Cisco's dictionary, though it is a telephone number.
    destinationAgentPhoneNumber: (activity, csr) => {
      const dn = toAgent(activity, csr)?.dn;
      return dn === undefined ? null : Number(dn.replace(/\D/g, ""));
    },
  }),
  ...constantFields(
    "String",
    null,
    [
      ..."agentChannelId consultEpId consultEpName childContactId childContactType destinationAgentChannelId".split(
        " ",
      ),
      ..."ivrScriptId ivrScriptTagId ivrScriptTagName bnrMode skillsAssignedIn contactAssignmentType".split(" "),
    ]
      .map((name) => `activities.nodes.${name}`)
      .join(" "),
  ),
];

/** What contact records and activity records have in common (data dictionary of CAR). */
export const sharedWithActivities: readonly string[] = [
  ..."id channelType isOutdial routingType isEmailSent emailToList emailCcList emailReplyTo emailBccList".split(" "),
  ..."origin destination channelSubType matchedSkillsProfile preferredAgentName".split(" "),
];
