import type { Card } from "../cards/card.js";
import type { Rendered } from "../cards/render-answer.js";
import type { Clock } from "../clock.js";
import { asProblem, Problem } from "../errors.js";
import type { Log } from "../log.js";
import type { PostingRights } from "../orgs/posting-rights.js";
import type { CaptureWaitRecord, OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { FindPost } from "../webex/find-post.js";
import { isUnclear } from "../webex/is-unclear.js";
import { type Signer, signPost } from "../webex/sign-post.js";
import type { Messenger, Spaces } from "../webex/types.js";
import { waitId } from "./capture-waits.js";
import { isLastLook } from "./wait-plan.js";
import { neverReady, notShownHere } from "./wait-problems.js";

/** How a promise ends. Nothing here rejects for a Problem: it is told to the space, or logged. */
export interface FulfilWait {
  /** Posts the recording's card, if the space may still have it. */
  answer(org: OrgRecord, wait: CaptureWaitRecord): Promise<void>;
  /** Says once that nothing has come, and what to do. */
  giveUp(org: OrgRecord, wait: CaptureWaitRecord): Promise<void>;
  /** Forgets promises that nobody is left to hear of. */
  drop(waits: readonly CaptureWaitRecord[], why: string): Promise<void>;
  /** Ends a promise whose posting was begun by a process that died. */
  settle(wait: CaptureWaitRecord): Promise<void>;
}

/** What posting a promised answer needs. */
export interface FulfilDeps {
  readonly store: Pick<Store, "captureWaits">;
  readonly clock: Clock;
  readonly log: Log;
  readonly messenger: Pick<Messenger, "post">;
  readonly render: { card(card: Card): Rendered; problem(problem: Problem): Rendered };
  readonly rights: PostingRights;
  /** The card that the command shows for this contact in that space. Throws Problems. */
  readonly draw: (org: OrgRecord, wait: CaptureWaitRecord) => Promise<Card>;
  readonly spaces: Pick<Spaces, "type">;
  readonly find: FindPost;
  readonly bot: Signer;
}

/** Longer than Webex can keep one message waiting, retries included: who marked it does not live any more. */
const ABANDONED_AFTER_MS = 15 * 60_000;
/** Whoever was stopped for longer between claim and post posts nothing: others may have settled it meanwhile. */
const BEGUN_WITHIN_MS = 60_000;
/** Nobody is left to be told. */
const over: readonly Problem["code"][] = ["no-org-linked", "space-gone", "not-a-member"];

/** Part of a promised answer's text that no other message has, also when the same recording is asked for again. */
const markOf = ({ taskId, askedAt }: CaptureWaitRecord) => `${taskId} ${new Date(askedAt).toISOString()}`;

/** Posts claim first; of a crash between claim and record the post is looked for, and made when it is not there. */
export function createFulfilWait(deps: FulfilDeps): FulfilWait {
  const { store, clock, log, rights, render } = deps;
  const table = store.captureWaits;
  const named = ({ orgId, taskId, spaceId }: CaptureWaitRecord) => ({ orgId, taskId, spaceId });

  /** Undefined when another process is at it, else the moment of the claim. */
  async function claim(wait: CaptureWaitRecord): Promise<number | undefined> {
    const at = clock.now();
    let mine = false;
    await table.update(waitId(wait), (old) => {
      mine = old !== undefined && old.postingAt === undefined;
      return mine && old ? { ...old, postingAt: at } : old;
    });
    return mine ? at : undefined;
  }

  const giveBack = (wait: CaptureWaitRecord, postingAt: number) =>
    table.update(waitId(wait), (old) => {
      if (old?.postingAt !== postingAt) return old;
      const { postingAt: _, ...waiting } = old;
      return waiting;
    });

  async function send(wait: CaptureWaitRecord, rendered: Rendered): Promise<void> {
    const { spaceId, parentId } = wait;
    const post = { to: { spaceId }, ...signPost(rendered, `Promised: recording ${markOf(wait)}`, deps.bot) };
    if (parentId === undefined) return void (await deps.messenger.post(post));
    try {
      await deps.messenger.post({ ...post, parentId });
    } catch (thrown) {
      // The question was deleted, or is no place to answer below.
      if (!(thrown instanceof Problem) || thrown.code !== "upstream-refused") throw thrown;
      await deps.messenger.post(post);
    }
  }

  async function say(wait: CaptureWaitRecord, rendered: Rendered): Promise<void> {
    const postingAt = await claim(wait);
    if (postingAt === undefined) return;
    if (clock.now() > postingAt + BEGUN_WITHIN_MS) return void (await giveBack(wait, postingAt));
    try {
      await send(wait, rendered);
      await table.remove(waitId(wait));
    } catch (thrown) {
      if (isOver(thrown)) return drop([wait], asProblem(thrown).say);
      log.error({ err: thrown, ...named(wait) }, "a promised answer could not be posted; it stays promised");
      await giveBack(wait, postingAt);
    }
  }

  async function drop(waits: readonly CaptureWaitRecord[], why: string): Promise<void> {
    for (const wait of waits) {
      await table.remove(waitId(wait));
      log.warn({ ...named(wait), why }, "a promise to post a recording was dropped");
    }
  }

  async function sayIfAllowed(wait: CaptureWaitRecord, make: () => Promise<Rendered>) {
    try {
      await rights.check(wait, wait.orgId);
      await say(wait, await make());
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (isOver(problem)) return drop([wait], problem.say);
      if (problem.code === "guest-in-space") return say(wait, render.problem(notShownHere(problem, wait.taskId)));
      if (isLastLook(wait, clock.now(), false)) return drop([wait], problem.say);
      const facts = { problem: problem.code, err: problem.cause, ...named(wait) };
      if (problem.code === "internal") log.error(facts, "a promised recording could not be shown; it stays promised");
      else log.info(facts, "a promised recording could not be shown yet");
    }
  }

  async function lookFor(wait: CaptureWaitRecord, since: number): Promise<"found" | "absent" | "later" | "refused"> {
    const { spaceId } = wait;
    try {
      const spaceType = await deps.spaces.type(spaceId);
      const found = await deps.find({ spaceId, spaceType, mark: markOf(wait), since });
      return found === undefined ? "absent" : "found";
    } catch (thrown) {
      const facts = { err: thrown, ...named(wait) };
      if (isUnclear(asProblem(thrown))) {
        log.warn(facts, "Webex did not say whether a promised answer is there; asked again later");
        return "later";
      }
      log.error(facts, "Webex does not show whether a promised answer is there: it is not posted again");
      return "refused";
    }
  }

  return {
    drop,
    answer: (org, wait) => sayIfAllowed(wait, async () => render.card(await deps.draw(org, wait))),
    giveUp: (org, wait) => sayIfAllowed(wait, async () => render.problem(neverReady(org, wait.taskId))),
    async settle(wait) {
      if (wait.postingAt === undefined || clock.now() < wait.postingAt + ABANDONED_AFTER_MS) return;
      const look = await lookFor(wait, wait.postingAt);
      if (look === "later") return;
      if (look === "absent") return void (await giveBack(wait, wait.postingAt));
      await table.remove(waitId(wait));
    },
  };
}

const isOver = (thrown: unknown): boolean => over.includes(asProblem(thrown).code);
