import { agentActivity } from "./agent-activity.js";
import { agentStats } from "./agent-stats.js";
import { agentsNow } from "./agents-now.js";
import { alert } from "./alert.js";
import { alerts } from "./alerts.js";
import { allQueues } from "./all-queues.js";
import { auditRecordings } from "./audit-recordings.js";
import { cancel } from "./cancel.js";
import type { Command } from "./command.js";
import { compare } from "./compare.js";
import { compareSources } from "./compare-sources.js";
import { connect } from "./connect.js";
import { disconnect } from "./disconnect.js";
import { exportTable } from "./export.js";
import { grant } from "./grant.js";
import { type CommandGroup, createHelp } from "./help.js";
import { legacyConnect } from "./legacy-connect.js";
import { legacyCsrs } from "./legacy-csrs.js";
import { legacyDisconnect } from "./legacy-disconnect.js";
import { legacyQuery } from "./legacy-query.js";
import { legacyAar, legacyAsr, legacyCar, legacyCsr } from "./legacy-record.js";
import { legacyTrace } from "./legacy-trace.js";
import { legacyTraces } from "./legacy-traces.js";
import { orgs } from "./orgs.js";
import { profiles } from "./profiles.js";
import { queueConfiguration } from "./queue-configuration.js";
import { queueStats } from "./queue-stats.js";
import { queuesNow } from "./queues-now.js";
import { recording } from "./recording.js";
import { recordings } from "./recordings.js";
import { revoke } from "./revoke.js";
import { createSchedule } from "./schedule.js";
import { schedules } from "./schedules.js";
import { settings } from "./settings.js";
import { site } from "./site.js";
import { siteActivate, siteDeactivate } from "./site-activate.js";
import { siteCancel, siteConfirm } from "./site-confirm.js";
import { siteCreate } from "./site-create.js";
import { siteDelete } from "./site-delete.js";
import { siteExport } from "./site-export.js";
import { siteImport } from "./site-import.js";
import { siteImportCancel, siteImportConfirm } from "./site-import-confirm.js";
import { siteRename } from "./site-rename.js";
import { siteUndo } from "./site-undo.js";
import { sites } from "./sites.js";
import { summary } from "./summary.js";
import { target } from "./target.js";
import { task } from "./task.js";
import { tasks } from "./tasks.js";
import { teams } from "./teams.js";
import { transcript } from "./transcript.js";
import { trend } from "./trend.js";
import { use } from "./use.js";
import { users } from "./users.js";
import { who } from "./who.js";
import { whoCanListen } from "./who-can-listen.js";
import { why } from "./why.js";

const help = createHelp(() => commandGroups);
const schedule = createSchedule(() => commands);

/** Every command under its heading, as help and the docs list them. */
export const commandGroups: readonly CommandGroup[] = [
  { title: "Figures", commands: [queueStats, summary, queuesNow, allQueues, trend, compare, compareSources, target] },
  { title: "Agents", commands: [agentStats, agentsNow, agentActivity] },
  { title: "Contacts", commands: [tasks, task, exportTable] },
  { title: "Recordings", commands: [recording, recordings, transcript, whoCanListen, auditRecordings] },
  {
    title: "Legacy records",
    commands: [
      legacyTrace,
      legacyTraces,
      legacyCsrs,
      legacyCsr,
      legacyCar,
      legacyAsr,
      legacyAar,
      legacyQuery,
      legacyConnect,
      legacyDisconnect,
    ],
  },
  { title: "Posted by itself", commands: [schedule, schedules, alert, alerts] },
  { title: "Contact centres", commands: [connect, orgs, use, settings, disconnect] },
  { title: "Configuration", commands: [sites, site, teams, users, profiles, queueConfiguration] },
  {
    title: "Changing sites",
    commands: [siteCreate, siteRename, siteActivate, siteDeactivate, siteDelete, siteConfirm, siteCancel, siteUndo],
  },
  { title: "Many sites at once", commands: [siteExport, siteImport, siteImportConfirm, siteImportCancel] },
  { title: "Rights", commands: [who, grant, revoke] },
  { title: "Asking", commands: [help, why, cancel] },
];

/** Everything one can ask. */
export const commands: readonly Command[] = commandGroups.flatMap((group) => group.commands);
