import type { Card } from "../cards/card.js";
import type { Rendered } from "../cards/render-answer.js";
import { escapeMarkdown } from "../cards/text/escape.js";
import { type Clock, DeadlineExceeded, withDeadline } from "../clock.js";
import { asProblem, type Problem } from "../errors.js";
import type { AnswerFile } from "../files/answer-file.js";
import type { Log } from "../log.js";
import type { Messenger, Post } from "../webex/types.js";
import type { Outcome } from "./answer.js";
import type { OpenQuestion } from "./open-question.js";
import { echo } from "./quote.js";
import { type Note, showProgress, withProgress } from "./show-progress.js";
import type { WorkProgress } from "./work-progress.js";

/** Work shorter than this needs no word about it. */
const PATIENCE_MS = 2000;

interface Render {
  card(card: Card): Rendered;
  problem(problem: Problem): Rendered;
}

/** What posting needs. */
export interface PostDeps {
  readonly messenger: Messenger;
  readonly render: Render;
  readonly clock: Clock;
  readonly log: Log;
}

/** Work under way for one question, and the place where its answer goes. */
export interface Job {
  readonly place: Pick<Post, "to" | "parentId">;
  /** What the note says is being worked on. */
  readonly about: string;
  /** Undefined when nothing is to be said: somebody else has answered. */
  readonly outcome: Promise<Outcome | undefined>;
  /** False as soon as it is known that somebody else answers. */
  readonly mine: Promise<boolean>;
  /** What the note tells as the work advances. */
  readonly progress?: Pick<WorkProgress, "latest">;
  /** Where another instance may take the question over; asked before anything is posted. */
  readonly question?: OpenQuestion | undefined;
}

/** Posts what comes of a job; work that takes longer says so with one note, which then becomes the answer. */
export async function postOutcome(job: Job, { messenger, render, clock, log }: PostDeps): Promise<void> {
  const note = await noteIfSlow(job, { messenger, clock, log });
  const outcome = note ? await outcomeMeanwhile(job, note, { messenger, clock, log }) : await job.outcome;
  if (!outcome || isSilent(outcome)) {
    if (note) await messenger.remove(note.id);
    return;
  }
  // Whoever took the question over has removed the note.
  if (!(await mayPost(job))) return;
  const post: Post = { ...job.place, ...renderSafely(outcome, render, log) };
  if (!note) await messenger.post(post);
  else await becomeAnswer(note.id, post, messenger, log);
  if (!("answer" in outcome)) return;
  await postFile(job.place, outcome.answer.file, { messenger, render, log });
  for (const { spaceId, card } of outcome.answer.alsoTell ?? [])
    await messenger
      .post({ to: { spaceId }, ...render.card(card) })
      .catch((error: unknown) => log.error({ err: error, spaceId }, "another space could not be told"));
}

const mayPost = async ({ question }: Pick<Job, "question">) => (await question?.mayPost()) ?? true;

/** A card and a file cannot share a message (OpenAPI): the file comes behind its card, or the reason why it does not. */
export async function postFile(
  place: Job["place"],
  file: AnswerFile | undefined,
  { messenger, render, log }: Pick<PostDeps, "messenger" | "render" | "log">,
): Promise<void> {
  if (!file) return;
  try {
    await messenger.post({ ...place, markdown: file.caption.map(escapeMarkdown).join("  \n"), file });
  } catch (error) {
    log.error({ err: error, bytes: file.content.byteLength }, "a file could not be posted");
    await messenger.post({ ...place, ...render.problem(asProblem(error)) });
  }
}

/** Somebody who is not in the space (any more) is not answered into it. */
const isSilent = (outcome: Outcome) => "problem" in outcome && outcome.problem.code === "not-a-member";

async function noteIfSlow(
  { place, about, outcome, mine, progress, question }: Job,
  { messenger, clock, log }: Pick<PostDeps, "messenger" | "clock" | "log">,
): Promise<Note | undefined> {
  try {
    await withDeadline(clock, PATIENCE_MS, () => outcome);
    return undefined;
  } catch (error) {
    if (!(error instanceof DeadlineExceeded)) throw error;
    if (!(await mine) || !(await mayPost({ question }))) return undefined;
  }
  try {
    const sentence = `Working on it: ${echo(about)} …`;
    const shown = progress?.latest();
    const { id } = await messenger.post({ ...place, markdown: withProgress(sentence, shown) });
    await question?.goesOn(id);
    return { id, place, sentence, shown };
  } catch (error) {
    log.warn({ err: error }, "the note that an answer takes longer was not posted");
    return undefined;
  }
}

/** The outcome, once the last edit of the note that tells of the progress is over. */
async function outcomeMeanwhile(
  { outcome, progress }: Job,
  note: Note,
  deps: Pick<PostDeps, "messenger" | "clock" | "log">,
): Promise<Outcome | undefined> {
  if (!progress) return outcome;
  const over = new AbortController();
  const showing = showProgress(note, progress, over.signal, deps);
  try {
    return await outcome;
  } finally {
    over.abort();
    await showing;
  }
}

/** Webex refuses some edits (after ten of them, or of cards with pictures): then the answer is a message of its own. */
async function becomeAnswer(note: string, post: Post, messenger: Messenger, log: Log): Promise<void> {
  try {
    await messenger.edit(note, post);
  } catch (error) {
    log.warn({ err: error }, "a note could not be edited into its answer, which is posted anew");
    await messenger.post(post);
    await messenger
      .remove(note)
      .catch((reason: unknown) => log.warn({ err: reason }, "a note that has been answered was not removed"));
  }
}

function renderSafely(outcome: Outcome, render: Render, log: Log): Rendered {
  try {
    return "answer" in outcome ? render.card(outcome.answer.card) : render.problem(outcome.problem);
  } catch (error) {
    log.error({ err: error }, "an answer could not be drawn");
    return render.problem(asProblem(error));
  }
}
