import type { GraphQLResolveInfo } from "graphql";
import type { ContactCentre } from "../../model/centre.js";
import type { Contact } from "../../model/contact.js";
import { contactAt } from "../../model/contact-at.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { createActivityPager } from "./answer-activities.js";
import { answerGroups } from "./answer-groups.js";
import { answerRecords } from "./answer-records.js";
import type { TaskRow } from "./car-fields.js";
import { createDirectory } from "./directory.js";
import { createReader, isActivityPath } from "./field.js";
import { listActivities } from "./list-activities.js";
import { onlyId } from "./only-id.js";
import { type Question, readQuestion } from "./read-question.js";
import type { Span } from "./read-span.js";
import { searchActivities } from "./search-activities.js";
import { shapeRecord } from "./shape-record.js";
import { taskTable } from "./task-table.js";

/** Fixed (published restriction). */
const RECORDS_PER_PAGE = 250;

const valueAt = createReader(taskTable);

/** Answers `task` and `taskDetails` for one org as of `now`; breaking a documented limit is a GraphQL error. */
export function findTasks(
  model: TrafficModel,
  centre: ContactCentre,
  now: number,
  rawArguments: unknown,
  info: GraphQLResolveInfo,
) {
  const question = readQuestion(rawArguments, info, now, { list: "tasks", table: taskTable });
  const rows = readContacts(model, centre, now, question, onlyId(rawArguments));
  const { records: tasks, pageInfo } = question.grouped ? group(rows, question) : list(rows, question);
  return { tasks, pageInfo, intervalInfo: question.intervalInfo };
}

function readContacts(
  model: TrafficModel,
  centre: ContactCentre,
  now: number,
  question: Question<TaskRow>,
  id: string | undefined,
) {
  const { span, byEnd } = question;
  if (!span) return [];
  const directory = createDirectory(centre);
  const contacts = contactsOf(model, centre.orgId, { span, byEnd, id });
  return contacts.flatMap((contact): TaskRow[] => {
    const view = contactAt(contact, now);
    const row = view && { view, directory };
    return row && question.filter(row) ? [row] : [];
  });
}

interface Wanted {
  readonly span: Span;
  readonly byEnd: boolean;
  readonly id: string | undefined;
}

function contactsOf(model: TrafficModel, orgId: string, { span: { from, to }, byEnd, id }: Wanted): readonly Contact[] {
  if (id === undefined)
    return byEnd ? model.contactsEndedBetween(orgId, from, to) : model.contactsBetween(orgId, from, to);
  const contact = model.contact(orgId, id);
  const at = contact && (byEnd ? contact.endedAt : contact.createdAt);
  return contact && at !== undefined && at >= from && at < to ? [contact] : [];
}

const withActivities = (row: TaskRow, keep: Question<TaskRow>["extFilter"]): TaskRow[] => {
  const rows = listActivities(row.view).map((activity) => ({ ...row, activity }));
  return keep ? rows.filter(keep) : rows;
};

function group(contacts: readonly TaskRow[], question: Question<TaskRow>) {
  const { bucketAt, byEnd } = question;
  return answerGroups<TaskRow>({
    ...question,
    table: taskTable,
    rows: question.ofActivities ? contacts.flatMap((row) => withActivities(row, question.extFilter)) : contacts,
    bucketOf: bucketAt && (({ view: { contact } }) => bucketAt(byEnd ? contact.endedAt : contact.createdAt)),
  });
}

function list(contacts: readonly TaskRow[], question: Question<TaskRow>) {
  const { selection, extFilter } = question;
  const paths = selection.paths.filter((path) => !isActivityPath(taskTable, path));
  const pager = createActivityPager(taskTable, selection, "activities.nodes.createdTime");
  return answerRecords({
    ...question,
    valueAt,
    records: extFilter ? searchActivities(contacts, (row) => withActivities(row, extFilter).length > 0) : contacts,
    perPage: RECORDS_PER_PAGE,
    shape: (row) => ({
      ...shapeRecord(paths.map((path) => [path, valueAt(path, row)])),
      ...(pager && { activities: pager(withActivities(row, extFilter)) }),
    }),
  });
}
