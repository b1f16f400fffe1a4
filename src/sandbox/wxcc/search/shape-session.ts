import { createActivityPager } from "./answer-activities.js";
import { createReader, isActivityPath } from "./field.js";
import type { Selection } from "./read-selection.js";
import type { SessionRow } from "./session-row.js";
import { sessionTable } from "./session-table.js";
import { shapeRecord } from "./shape-record.js";

const CHANNEL = "channelInfo.";
const valueAt = createReader(sessionTable);

/** Shapes a session, given as the rows of its channels, with its channels as a list. */
export function createSessionShape(selection: Selection, activitiesOf: (row: SessionRow) => readonly SessionRow[]) {
  const paths = selection.paths.filter((path) => !isActivityPath(sessionTable, path));
  const ofChannel = paths.filter((path) => path.startsWith(CHANNEL));
  const ofSession = paths.filter((path) => !path.startsWith(CHANNEL));
  const pager = createActivityPager(sessionTable, selection, "channelInfo.activities.nodes.startTime");
  const wantsChannels = ofChannel.length > 0 || pager !== undefined;

  return (rows: readonly SessionRow[]) => {
    const [first] = rows;
    const channelInfo = rows.map((row) => ({
      ...shapeRecord(ofChannel.map((path) => [path.slice(CHANNEL.length), valueAt(path, row)])),
      ...(pager && { activities: pager(activitiesOf(row)) }),
    }));
    return {
      ...(first && shapeRecord(ofSession.map((path) => [path, valueAt(path, first)]))),
      ...(wantsChannels && { channelInfo }),
    };
  };
}
