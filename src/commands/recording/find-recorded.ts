import { asProblem, type NextAsk, type Problem } from "../../errors.js";
import type { OrgRecord } from "../../store/records.js";
import type { Recording, TaskCaptures } from "../../wxcc/captures/capture.js";
import type { Journey } from "../../wxcc/tasks/journey.js";
import type { Ask, Services } from "../command.js";
import { askEachOrg } from "../queue-stats/ask-each-org.js";
import { readTaskId } from "../task/read-task-id.js";
import { unknownTask } from "../task/unknown-task.js";

/** A contact, and what is kept of it; `unread` is why that, or a part of it, could not be read. */
export interface RecordedContact {
  readonly org: OrgRecord;
  readonly journey: Journey;
  readonly captures: TaskCaptures | undefined;
  /** The parts that the main recording is stitched together from; empty when it is of one piece or they were not wanted. */
  readonly parts: readonly Recording[];
  readonly unread: Problem | undefined;
}

type Reading = Pick<Services, "tasks" | "captures">;
type Kept = Omit<RecordedContact, "org" | "journey" | "parts">;

const recordingsToday: NextAsk = { label: "Recordings today", ask: "recordings today" };

/**
 * The contact whose id the question names, in whichever of its orgs it is. Captures that cannot be read leave the contact; a
 * contact that cannot be read, or is in none of the orgs, is a Problem.
 */
export async function findRecorded(
  ask: Pick<Ask, "sentence" | "orgs" | "signal">,
  services: Reading,
  { parts }: { readonly parts: boolean },
): Promise<RecordedContact> {
  const id = readTaskId(ask.sentence.args, recordingsToday);
  const only = ask.orgs.length === 1;
  const { answered, failed } = await askEachOrg(ask.orgs, async (org): Promise<RecordedContact | undefined> => {
    const kept = () => readKept(org, id, services, ask.signal);
    // With one org the answers do not wait for each other; with several only the contact's own is asked for captures.
    const early = only ? kept() : undefined;
    const journey = await services.tasks.journey(org, id, "person");
    if (!journey) return undefined;
    const found = await (early ?? kept());
    const wanted = parts && found.captures !== undefined && isOfSeveralParts(journey, found.captures);
    return { org, journey, parts: [], ...found, ...(wanted && (await readParts(org, id, services, ask.signal))) };
  });
  const contact = answered.find((each) => each !== undefined);
  if (contact) return contact;
  const [unanswered] = failed;
  // It may be a contact of the org that did not answer.
  if (unanswered) throw unanswered.problem;
  throw unknownTask(id, ask.orgs, recordingsToday);
}

/** Segments come in the place of the stitched recording and never with it (OpenAPI), so they cost a question of their own. */
const isOfSeveralParts = ({ transfers, recordings }: Journey, captures: TaskCaptures) =>
  captures.recordings.some(({ callType }) => callType === "main") && ((transfers ?? 0) > 0 || (recordings ?? 0) > 1);

const readKept = (org: OrgRecord, id: string, { captures }: Reading, signal: AbortSignal): Promise<Kept> =>
  captures.find(org, [id], { virtualAgent: true }, "person", signal).then(
    (found) => ({ captures: found.get(id), unread: undefined }),
    (thrown: unknown) => ({ captures: undefined, unread: asProblem(thrown) }),
  );

const readParts = (
  org: OrgRecord,
  id: string,
  { captures }: Reading,
  signal: AbortSignal,
): Promise<Partial<RecordedContact>> =>
  captures.find(org, [id], { segments: true }, "person", signal).then(
    (found) => ({ parts: found.get(id)?.recordings.filter(({ segment }) => segment) ?? [] }),
    (thrown: unknown) => ({ unread: asProblem(thrown) }),
  );
