import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { Messenger, Post } from "../webex/types.js";
import { isNews, type Progress, progressText, type WorkProgress } from "./work-progress.js";

/** Webex takes ten edits of a message (developer.webex.com, "Edit a Message"); the last one is the answer. */
const MOST_EDITS = 9;
const PAUSE_MS = 2000;

/** The note that is edited, and what it said of the progress when it was posted. */
export interface Note {
  readonly id: string;
  readonly place: Pick<Post, "to" | "parentId">;
  readonly sentence: string;
  readonly shown: Progress | undefined;
}

/**
 * Edits a note as the work advances, until `over` is aborted: never two edits at a time, at least two seconds apart, always
 * with the newest state. Resolves when no edit is under way any more; an edit that fails is the last one.
 */
export async function showProgress(
  note: Note,
  progress: Pick<WorkProgress, "latest">,
  over: AbortSignal,
  { messenger, clock, log }: { readonly messenger: Messenger; readonly clock: Clock; readonly log: Log },
): Promise<void> {
  let { shown } = note;
  for (let edits = 0; edits < MOST_EDITS; ) {
    if (!(await paused(clock, over))) return;
    const now = progress.latest();
    if (!isNews(now, shown)) continue;
    try {
      await messenger.edit(note.id, { ...note.place, markdown: withProgress(note.sentence, now) });
    } catch (error) {
      log.warn({ err: error }, "the progress of an answer could not be shown");
      return;
    }
    shown = now;
    edits += 1;
  }
}

/** "Working on it: “queue stats last 31d” … 18 of 31 days" */
export const withProgress = (sentence: string, progress: Progress | undefined): string =>
  progress && progress.done > 0 ? `${sentence} ${progressText(progress)}` : sentence;

/** False when the work was over first. */
async function paused(clock: Clock, over: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(PAUSE_MS, over);
    return true;
  } catch (reason) {
    if (over.aborted) return false;
    throw reason;
  }
}
