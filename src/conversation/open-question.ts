import type { Clock } from "../clock.js";
import type { WorkQueue } from "../instances/work-queue.js";
import type { Log } from "../log.js";
import type { LateWrites } from "../store/late-writes.js";
import type { SeenRecord } from "../store/records.js";
import type { Table } from "../store/store.js";
import { DEAD_AFTER_MS, type UnansweredEvent } from "./take-over.js";

/** What is answered sooner is not worth a write. */
const QUICK_MS = 300;
/** Some may be missed before an instance counts as dead. */
const ALIVE_EVERY_MS = 15_000;

/** A question under way, which another instance answers when this one dies. */
export interface OpenQuestion {
  /** To be asked right before something is posted: false when another instance answers. Never rejects. */
  mayPost(): Promise<boolean>;
  /** A note was posted, and the answer is still to come. Never rejects. */
  goesOn(noteId: string): Promise<void>;
  /** Nothing more will be posted. Never rejects. */
  close(): Promise<void>;
}

/** Begins to watch over a question; `mine` tells whether the claim on it is. Undefined for what must not be asked a second time. */
export type KeepOpen = (event: UnansweredEvent, text: string, mine: Promise<boolean>) => OpenQuestion | undefined;

/** What watching over questions needs. */
export interface OpenDeps {
  readonly seen: Pick<Table<SeenRecord>, "update">;
  readonly queue: Pick<WorkQueue, "ask">;
  readonly late: LateWrites;
  readonly clock: Clock;
  readonly log: Log;
  /** As in the claims of this process. */
  readonly instance: string;
  readonly mayBeAskedAgain: (text: string) => boolean;
}

/** Questions that take a while are noted in their claims, so that somebody looks after them; quick ones cost nothing. */
export function createKeepOpen(deps: OpenDeps): KeepOpen {
  return (event, text, mine) => (deps.mayBeAskedAgain(text) ? openQuestion(event, mine, deps) : undefined);
}

function openQuestion(event: UnansweredEvent, mine: Promise<boolean>, deps: OpenDeps): OpenQuestion {
  const { seen, queue, late, clock, log, instance } = deps;
  const { id } = event;
  const over = new AbortController();
  let noted: Promise<boolean> | undefined;
  let posting = false;
  /** The note may have been written although its connection broke, and the claim may still wait for the store. */
  let isUncertain = false;

  /** False when the claim is not this instance's any more; then it is left as it is. */
  async function change(to: (old: SeenRecord) => SeenRecord): Promise<boolean> {
    let isOurs = false;
    await seen.update(id, (old) => {
      isOurs = old ? old.by === instance : isUncertain;
      return old && isOurs ? to(old) : old;
    });
    return isOurs;
  }

  const tellAlive = () =>
    change((old) => (old.open === "posting" ? old : { ...old, open: "answering", aliveAt: clock.now() }));

  async function watch(): Promise<void> {
    await clock.sleep(QUICK_MS, over.signal);
    if (!(await mine)) return;
    over.signal.throwIfAborted();
    // Before the note, so that whatever is noted is looked after; a look that finds no note does nothing.
    await queue.ask("unanswered", { key: id, data: event, afterMs: DEAD_AFTER_MS });
    over.signal.throwIfAborted();
    noted = tellAlive().catch(() => {
      isUncertain = true;
      return true;
    });
    for (let isOurs = await noted; isOurs; ) {
      await clock.sleep(ALIVE_EVERY_MS, over.signal);
      // While the store is away nobody else can take over either.
      isOurs = await tellAlive().catch(() => true);
    }
  }
  watch().catch((error: unknown) => {
    if (!over.signal.aborted) log.warn({ err: error }, "nobody will answer a question if this instance dies");
  });

  async function mayPost(): Promise<boolean> {
    if (!noted) over.abort();
    if (!(await noted)) return true;
    posting = true;
    try {
      return (await late.keep(() => change((old) => ({ ...old, open: "posting" })))) ?? true;
    } catch (error) {
      log.error({ err: error }, "it was not written that an answer is posted");
      return true;
    }
  }

  return {
    mayPost,
    async goesOn(noteId) {
      if (!(await noted)) return;
      posting = false;
      await change((old) => ({ ...old, open: "answering", noteId, aliveAt: clock.now() })).catch((error: unknown) =>
        log.warn({ err: error }, "nobody will answer a question if this instance dies"),
      );
    },
    async close() {
      over.abort();
      if (!posting) await mayPost();
    },
  };
}
