import type { GraphQLResolveInfo } from "graphql";
import type { ContactCentre } from "../../model/centre.js";
import { boundsOf, localDateAt } from "../../model/local-day.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { listAgentActivities } from "./agent-activities.js";
import { answerGroups } from "./answer-groups.js";
import { answerRecords } from "./answer-records.js";
import { createDirectory } from "./directory.js";
import { createReader } from "./field.js";
import { type Question, readQuestion } from "./read-question.js";
import type { Span } from "./read-span.js";
import { searchActivities } from "./search-activities.js";
import { sessionAt } from "./session-at.js";
import type { SessionRow } from "./session-row.js";
import { sessionTable } from "./session-table.js";
import { createSessionShape } from "./shape-session.js";

/** Fixed (published restriction). */
const RECORDS_PER_PAGE = 250;

const valueAt = createReader(sessionTable);

/** Answers `agentSession` for one org as of `now`; breaking a documented limit is a GraphQL error. */
export function findSessions(
  model: TrafficModel,
  centre: ContactCentre,
  now: number,
  rawArguments: unknown,
  info: GraphQLResolveInfo,
) {
  const question = readQuestion(rawArguments, info, now, { list: "agentSessions", table: sessionTable });
  const sessions = question.span ? readSessions(model, centre, now, question.span) : [];
  const { records, pageInfo } = question.grouped ? group(sessions, question) : list(sessions, question);
  return { agentSessions: records, pageInfo, intervalInfo: question.intervalInfo };
}

/** The channels of every session that began in the span: one that began before it is not found. */
function readSessions(model: TrafficModel, centre: ContactCentre, now: number, span: Span): SessionRow[][] {
  const directory = createDirectory(centre);
  const contactOf = createContactLookup(model, centre, span);
  return model
    .sessionsBetween(centre.orgId, span.from, span.to)
    .filter((session) => session.signedInAt >= span.from)
    .flatMap((session) => {
      const view = sessionAt(session, now, contactOf);
      return view ? [view.channels.map((channel) => ({ view, channel, directory, contactOf }))] : [];
    });
}

/** Contacts of the days on which the sessions began, looked through when the first is asked for. */
function createContactLookup(model: TrafficModel, centre: ContactCentre, span: Span): SessionRow["contactOf"] {
  const dayOf = (at: number) => boundsOf(centre.zone, localDateAt(centre.zone, at));
  let known: Map<string, NonNullable<ReturnType<SessionRow["contactOf"]>>> | undefined;
  return (id) => {
    if (id === undefined) return undefined;
    known ??= new Map(
      model
        .contactsBetween(centre.orgId, dayOf(span.from).from, dayOf(span.to).to)
        .map((contact) => [contact.id, contact]),
    );
    return known.get(id);
  };
}

const withActivities = (row: SessionRow, keep: Question<SessionRow>["extFilter"]): SessionRow[] => {
  const activities = listAgentActivities(row.view, row.channel, row.directory);
  const rows = activities.map((activity) => ({ ...row, activity }));
  return keep ? rows.filter(keep) : rows;
};

/** Each channel is a row of its own, so that filters and figures are about one and the same channel. */
function group(sessions: readonly SessionRow[][], question: Question<SessionRow>) {
  const { bucketAt } = question;
  const channels = sessions.flatMap((rows) => rows.filter(question.filter));
  return answerGroups<SessionRow>({
    ...question,
    table: sessionTable,
    rows: question.ofActivities ? channels.flatMap((row) => withActivities(row, question.extFilter)) : channels,
    bucketOf: bucketAt && (({ view }) => bucketAt(view.session.signedInAt)),
  });
}

/** Sessions of which one channel passes, with all their channels. */
function list(sessions: readonly SessionRow[][], question: Question<SessionRow>) {
  const { extFilter } = question;
  const passing = sessions.filter((rows) => rows.some(question.filter));
  const hasActivity = (rows: readonly SessionRow[]) => rows.some((row) => withActivities(row, extFilter).length > 0);
  const shape = createSessionShape(question.selection, (row) => withActivities(row, extFilter));
  return answerRecords({
    ...question,
    valueAt: (path, [first]) => (first ? valueAt(path, first) : null),
    records: extFilter ? searchActivities(passing, hasActivity) : passing,
    perPage: RECORDS_PER_PAGE,
    shape,
  });
}
