import type { Answer, Command } from "../commands/command.js";
import type { Answering } from "../conversation/answer.js";
import { type PostDeps, postFile } from "../conversation/post-outcome.js";
import type { Drain } from "../drain.js";
import type { Shared } from "../instances/shared.js";
import type { Store } from "../store/store.js";
import type { WebexApi } from "../webex/api.js";
import { createFindPost } from "../webex/find-post.js";
import type { Spaces } from "../webex/types.js";
import type { Bot } from "../webex/who-am-i.js";
import { CLAIM_LASTS_MS } from "./claim-age.js";
import type { DueWork } from "./due-work.js";
import { createFinish } from "./finish-run.js";
import { createMakeUp } from "./make-up.js";
import { createPace } from "./pace.js";
import { createPausing } from "./pause-schedule.js";
import { createPlanner } from "./plan-schedules.js";
import { createPostReport } from "./post-report.js";
import { createRunRecords } from "./record-runs.js";
import { type HandOver, runInProcess, runOverQueue } from "./run-due-work.js";
import { makeId, type ScheduleDesk } from "./schedule-desk.js";
import { sharePace } from "./shared-pace.js";

interface SchedulesDeps extends PostDeps {
  readonly store: Store;
  readonly answering: Pick<Answering, "answer">;
  readonly commands: readonly Command[];
  readonly spaces: Spaces;
  readonly api: WebexApi;
  readonly bot: Bot;
  readonly drain: Pick<Drain, "track">;
  readonly random: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  /** What Webex takes from a bot without asking it to slow down. */
  readonly postsPerSecond: number;
  /** Work and pace of several instances; absent, this process is alone. */
  readonly shared?: Pick<Shared, "queue" | "turns"> | undefined;
}

/** Answers that wait for their turn to be posted, beyond which no other org is asked. */
const MOST_WAITING = 500;
/** An org's questions are over long before its posts, so that what Contact Center said is still remembered. */
const QUESTIONS_A_POST = 4;
const LOOK_AGAIN_MS = 1_000;

/** What is posted by itself: the desk for commands, and the work that is due. */
export function createSchedules(deps: SchedulesDeps): { readonly desk: ScheduleDesk; readonly dueWork: DueWork } {
  const { store, answering, messenger, clock, log, random, bot } = deps;
  const { track } = deps.drain;
  const render = deps.render.card;
  const records = createRunRecords({ runs: store.runs, clock });
  const planner = createPlanner({ store, clock });
  const find = createFindPost({ api: deps.api, botPersonId: bot.personId });
  const pausing = createPausing({ store, messenger, spaces: deps.spaces, render, clock, log });
  const { shared, postsPerSecond: perSecond } = deps;
  const postReport = createPostReport({
    ...{ records, messenger, find, clock, random, log },
    ...(shared ? { claimLastsMs: CLAIM_LASTS_MS } : {}),
  });
  const ownPace = createPace({ clock, perSecond });
  const sharing = shared && { clock, turns: shared.turns, name: "scheduled-posts", perSecond };
  const takeTurn = sharing ? sharePace(ownPace, sharing) : ownPace;
  const filePoster = { messenger, render: deps.render, log };
  const finish = createFinish({
    ...{ records, pausing, postReport, takeTurn, track, render, bot, clock, log },
    postFile: (spaceId, file) => postFile({ to: { spaceId } }, file, filePoster),
  });

  let waiting = 0;
  const handOver: HandOver = (task, outcome, signal) => {
    waiting += 1;
    return finish(task, outcome, signal).finally(() => {
      waiting -= 1;
    });
  };
  const asking = {
    ...{ store, answering, track, clock, random, log, commands: deps.commands },
    takeTurn: createPace({ clock, perSecond: perSecond * QUESTIONS_A_POST }),
    room: async (signal: AbortSignal) => {
      // Aborted while it slept: whoever waits sees it.
      while (waiting >= MOST_WAITING && !signal.aborted)
        await clock.sleep(LOOK_AGAIN_MS, signal).catch(() => undefined);
    },
  };
  const makeUp = createMakeUp({ store, planner, records, pausing, find, log });
  const engine = { store, planner, records, makeUp, pausing, asking, handOver, track, clock, log };
  const dueWork = shared ? runOverQueue({ ...engine, queue: shared.queue }) : runInProcess(engine);

  return {
    dueWork,
    desk: {
      newId: () => makeId(deps.randomBytes),
      changed: dueWork.changed,
      ask: answering.answer,
      async sendTo(personId: string, { card, file }: Answer) {
        await messenger.post({ to: { personId }, ...render(card) });
        await postFile({ to: { personId } }, file, filePoster);
      },
    },
  };
}
