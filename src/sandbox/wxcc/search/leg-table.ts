import { constantFields, createTable, type Field, type Table, variableFields } from "./field.js";
import { legNumberFields } from "./leg-number-fields.js";
import { legPartyFields } from "./leg-party-fields.js";
import type { LegRow } from "./leg-row.js";
import { legStateFields } from "./leg-state-fields.js";

/** Fields that Cisco's data dictionary lists and that this contact centre never fills. */
const emptyFields: readonly Field<object>[] = [
  ...constantFields(
    "String",
    null,
    `channelSubType owner.channelId ivrScriptId ivrScriptTagId ivrScriptTagName preferredAgentSystemId
    preferredAgentName consultEpId consultEpName childContactId childContactType nextDestination.agent.id
    nextDestination.agent.name nextDestination.agent.signInId nextDestination.agent.sessionId
    nextDestination.agent.phoneNumber nextDestination.agent.channelId nextDestination.team.id
    nextDestination.team.name matchedSkillsProfile skillsAssignedIn transferEpDN`,
  ),
  ...constantFields("Boolean", null, "isHandledByPreferredAgent"),
  ...constantFields("Long", null, "optOutOfQueueTimestamp"),
  ...constantFields("JSON", null, "matchedSkills requiredSkills"),
];

/** What never happens here: nobody confers or dials out of a leg, and agents ask agents only. */
const zeroFields: readonly Field<object>[] = [
  ...constantFields(
    "Int",
    0,
    `transferErrorCount outdialConsultCount outdialConferenceCount consultToQueueCount
    outdialConsultToQueueCount consultToEPCount outdialConsultToEPCount agentToDnTransferCount agentTransferedInCount
    consultToQueueHandledCount outdialConsultToQueueHandledCount interQueueConsultTransferCount
    conferenceSuccessCount consultToAgentErrorCount consultToQueueErrorCount outdialConsultToQueueErrorCount
    consultToEpErrorCount consultToDnErrorCount manualAssignCount`,
  ),
  ...constantFields(
    "Long",
    0,
    `outdialConsultDuration outdialConferenceDuration conferenceDuration consultToQueueDuration
    outdialConsultToQueueDuration consultToEPDuration outdialConsultToEPDuration postCallDuration`,
  ),
];

/** The fields of call leg records (CLR). */
export const legTable: Table<LegRow> = createTable<LegRow>([
  ...legStateFields,
  ...legNumberFields,
  ...legPartyFields,
  ...emptyFields,
  ...zeroFields,
  ...variableFields,
]);
