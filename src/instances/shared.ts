import type { SharedAnswers } from "./answers.js";
import type { News } from "./news.js";
import type { Turns } from "./turns.js";
import type { WorkQueue } from "./work-queue.js";

/** What the instances of one service share besides their records. A data file serves one process, which needs none of it. */
export interface Shared {
  readonly queue: WorkQueue;
  readonly turns: Turns;
  readonly news: News;
  readonly answers: SharedAnswers;
}
