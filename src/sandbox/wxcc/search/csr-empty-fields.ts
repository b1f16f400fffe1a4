import { constantFields, type Field, type FieldKind } from "./field.js";

/** Fields that Cisco's data dictionary lists and that this contact centre never fills. */
const unfilled: Partial<Record<FieldKind, string>> = {
  String: `
    contactReason channelSubType cpaStatus channelMetaData.email.subject channelMetaData.email.metadata
    channelMetaData.chat.chatReason channelMetaData.inBoundTranscript channelMetaData.outBoundTranscript
    recordingLocation preferredAgentSystemId ivrScriptTagName feedback.surveyOptIn feedback.type
    feedback.comment lastAgent.channelId botName emailBody emailContent emailContentType emailFullMessage
    emailMessageId emailRef emailReplyBody emailReplyContentType emailBccList emailCcList emailReplyTo
    emailToList ivrScriptId ivrScriptTagId campaignId campaignName campaignStatus flowActivityName
    flowActivitySequence autoCsat matchedSkillsProfile skillsAssignedIn previousAgentSessionId
    recordingStereoBlobId monitorFullName preferredAgentName transferEpDN topicName contactDriver`,
  Int: `
    callbackData.callbackRetryCount feedback.questionsAnswered feedback.questionsPresented chainedInToEPCount
    chainedInToQueueCount epTransferToEPCount fullMonitoringCount midcallMonitoringCount consultToQueueCount
    consultToEPCount outdialConsultToEPCount outdialConsultToQueueCount outdialConsultCount
    queueTransferToEPCount resumedCount silentMonitoringCount totalMonitoringCount transferInToEPCount
    bargedInCount bargedInFailedCount agentTransferedInCount agentToEntrypointTransferCount manualAssignCount
    contactPriority`,
  Boolean: `
    feedback.surveyCompleted isHandledByPreferredAgent isEmailSent emailHasAttachments isOptOutOfQueue`,
  Long: `
    emailDate outdialConsultToEPDuration recordingFileSize outdialConsultToQueueDuration monitoringTimestamp
    bargedInDuration totalBnrDuration postCallDuration`,
  JSON: `
    globalVariables matchedSkills requiredSkills`,
};

const kinds: readonly FieldKind[] = ["String", "Long", "Int", "Boolean", "JSON"];

/** Known to the schema, always null. */
export const emptyFields: readonly Field<object>[] = kinds.flatMap((kind) =>
  constantFields(kind, null, unfilled[kind] ?? ""),
);
