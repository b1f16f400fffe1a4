import { constantFields, type Field, makeFields } from "./field.js";
import type { SessionView } from "./session-at.js";
import type { SessionRow } from "./session-row.js";

const fields = makeFields<SessionRow>(({ view }) => view.session);
const agentOf = ({ view, directory }: SessionRow) => directory.agent(view.session.agentId);

/** What an agent with several places is doing: with a customer if that is so anywhere. */
const PRECEDENCE = ["connected", "on-hold", "ringing", "wrapup", "not-responding", "idle", "available"] as const;

function stateOf({ isActive, channels }: SessionView): string {
  if (!isActive) return "logged-out";
  return PRECEDENCE.find((state) => channels.some(({ current }) => current?.state === state)) ?? "available";
}

const profileNames: Readonly<Record<string, string>> = { exclusive: "Exclusive", blended: "Blended" };

/** Fields of an agent session record (ASR) outside its channels. */
export const sessionFields: readonly Field<SessionRow>[] = [
  ...fields("AgentState", { state: ({ view }) => stateOf(view) }),
  ...fields("Boolean", { isActive: ({ view }) => view.isActive }),
  ...fields("Long", {
    startTime: ({ view }) => view.session.signedInAt,
    endTime: ({ view }) => (view.isActive ? null : view.session.signedOutAt),
  }),
  ...fields("String", {
    agentSessionId: ({ view }) => view.session.id,
    agentId: ({ view }) => view.session.agentId,
    agentName: (row) => agentOf(row)?.name,
    userLoginId: (row) => agentOf(row)?.email,
    agentSignOutReason: ({ view }) => (view.isActive ? null : "AgentLogout"),
    siteId: (row) => agentOf(row)?.siteId,
    siteName: (row) => row.directory.site(agentOf(row)?.siteId)?.name,
    teamId: (row) => agentOf(row)?.teamId,
    teamName: (row) => row.directory.team(agentOf(row)?.teamId)?.name,
    orgId: ({ directory }) => directory.orgId,
    orgName: ({ directory }) => directory.orgName,
    multiMediaProfileType: (row) => profileNames[row.directory.profileType(agentOf(row)?.multimediaProfileId) ?? ""],
  }),
  ...constantFields("String", null, "skillsProfile parentOrgId parentOrgName"),
  ...constantFields("JSON", null, "agentSkills"),
];

/** What session records and activity records have in common (data dictionary of AAR). */
export const sharedWithActivities: readonly string[] = [
  ..."agentId agentName agentSessionId userLoginId siteId siteName teamId teamName".split(" "),
  ..."channelInfo.channelId channelInfo.channelType channelInfo.agentPhoneNumber".split(" "),
  "channelInfo.subChannelType",
];
