import type { GraphQLResolveInfo } from "graphql";
import type { ContactCentre } from "../../model/centre.js";
import { contactAt } from "../../model/contact-at.js";
import { legsAt } from "../../model/legs-at.js";
import { boundsOf, localDateAt } from "../../model/local-day.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { answerGroups } from "./answer-groups.js";
import { answerRecords } from "./answer-records.js";
import { createDirectory, type Directory } from "./directory.js";
import { createReader } from "./field.js";
import type { LegRow } from "./leg-row.js";
import { legTable } from "./leg-table.js";
import { type Question, readQuestion } from "./read-question.js";
import { shapeRecord } from "./shape-record.js";

/** Fixed (published restriction). */
const RECORDS_PER_PAGE = 500;

const valueAt = createReader(legTable);

/**
 * Answers `taskLegDetails` for one org as of `now`; an org that is not enrolled in queue based reporting has no leg
 * records. Breaking a documented limit is a GraphQL error.
 */
export function findLegs(
  model: TrafficModel,
  centre: ContactCentre,
  now: number,
  rawArguments: unknown,
  info: GraphQLResolveInfo,
) {
  const question = readQuestion(rawArguments, info, now, { list: "taskLegs", table: legTable });
  const rows = centre.queueBasedReporting ? readLegs(model, centre, now, question) : [];
  const { records: taskLegs, pageInfo } = question.grouped ? group(rows, question) : list(rows, question);
  return { taskLegs, pageInfo, intervalInfo: question.intervalInfo };
}

function readLegs(model: TrafficModel, centre: ContactCentre, now: number, question: Question<LegRow>): LegRow[] {
  const { span, byEnd } = question;
  if (!span) return [];
  const directory = createDirectory(centre);
  const within = (at: number | null) => at !== null && at >= span.from && at < span.to;
  // A leg may begin in the period though its contact began before it; but never on an earlier day.
  const dayBegins = boundsOf(centre.zone, localDateAt(centre.zone, span.from)).from;
  return model
    .contactsBetween(centre.orgId, dayBegins, span.to)
    .flatMap((contact) => {
      const view = contactAt(contact, now);
      return view ? rowsOf(view, directory) : [];
    })
    .filter((row) => within(byEnd ? row.endedAt : row.startedAt) && question.filter(row));
}

function rowsOf(view: NonNullable<ReturnType<typeof contactAt>>, directory: Directory): LegRow[] {
  const { createdAt, endedAt } = view.contact;
  const legs = legsAt(view);
  if (legs.length === 0) {
    return [{ view, directory, leg: undefined, startedAt: createdAt, endedAt: view.ended ? endedAt : null }];
  }
  return legs.map((leg) => ({
    view,
    directory,
    leg,
    startedAt: leg.startedAt,
    endedAt: leg.ended ? leg.endsAt : null,
  }));
}

function group(rows: readonly LegRow[], question: Question<LegRow>) {
  const { bucketAt, byEnd } = question;
  return answerGroups<LegRow>({
    ...question,
    table: legTable,
    rows,
    bucketOf: bucketAt && ((row) => bucketAt((byEnd ? row.endedAt : null) ?? row.startedAt)),
  });
}

function list(rows: readonly LegRow[], question: Question<LegRow>) {
  return answerRecords({
    ...question,
    valueAt,
    records: rows,
    perPage: RECORDS_PER_PAGE,
    shape: (row) => shapeRecord(question.selection.paths.map((path) => [path, valueAt(path, row)])),
  });
}
