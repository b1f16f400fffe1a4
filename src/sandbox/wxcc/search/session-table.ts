import { aarFields } from "./aar-fields.js";
import { channelFields } from "./channel-fields.js";
import { createTable, type Table } from "./field.js";
import { sessionFields, sharedWithActivities } from "./session-fields.js";
import type { SessionRow } from "./session-row.js";

/** The fields of agent session records, of their channels and of the activities there. */
export const sessionTable: Table<SessionRow> = createTable<SessionRow>(
  [...sessionFields, ...channelFields, ...aarFields],
  { path: "channelInfo.activities", shared: sharedWithActivities },
);
