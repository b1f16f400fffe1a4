import { isQuiet } from "../conversation/quiet-hours.js";
import { asProblem, type Problem } from "../errors.js";
import type { Access } from "../orgs/access.js";
import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Messenger } from "../webex/types.js";
import { checkRight, type Right } from "./check-right.js";
import { newState } from "./evaluate.js";
import { deletedRules, type Place } from "./last-words.js";
import { pauseRule } from "./pause-rule.js";
import { type MessageStep, planMessages, type Watched } from "./plan-messages.js";
import { type NoticeStep, planNotice } from "./plan-notice.js";
import type { PostEventDeps } from "./post-event.js";
import { createShowMessages, type Scene } from "./show-messages.js";
import { createShowNotice } from "./show-notice.js";

/** What showing needs; rights are read anew each time. */
export interface ShowSpaceDeps extends PostEventDeps {
  readonly store: Store;
  readonly messenger: Messenger;
  readonly access: Pick<Access, "orgsFor">;
}

/**
 * Brings a space's messages about one org up to how its rules stand. One at a time per space in all instances, so that a poll and a
 * person's button never post the same event twice. Never rejects: what could not be shown is tried again with the next poll.
 */
export function createShowSpace(deps: ShowSpaceDeps) {
  const { store, access, clock, log } = deps;
  const messages = createShowMessages(deps);
  const showNotice = createShowNotice(deps);

  async function watchedIn(spaceId: string, org: OrgRecord): Promise<readonly Watched[]> {
    const rules = await store.alerts.find({ spaceId, orgId: org.id });
    const deleted = await deletedRules({ spaceId, orgId: org.id }, store.alertStates);
    return Promise.all(
      [...rules, ...deleted.filter(({ id }) => rules.every((rule) => rule.id !== id))].map(async (rule) => ({
        rule,
        state: (await store.alertStates.get(rule.id)) ?? newState(rule.id, clock.now()),
      })),
    );
  }

  async function plan({ spaceId, org, quiet }: Scene) {
    const items = await watchedIn(spaceId, org);
    const at = clock.now();
    return { items, steps: planMessages(items, at, quiet), notice: planNotice(items, at, quiet) };
  }

  /** The right of each rule that is about to be shown; those that have none pause. */
  async function rightsOf(items: readonly Watched[], org: OrgRecord): Promise<ReadonlyMap<string, Right>> {
    const byOwner = new Map<string, Promise<Right>>();
    const rights = new Map<string, Right>();
    for (const { rule } of items) {
      const asked = byOwner.get(rule.ownerId) ?? checkRight(rule, org, access);
      byOwner.set(rule.ownerId, asked);
      const right = await asked;
      rights.set(rule.id, right);
      if (right !== "may-post" && right !== "later") await pauseRule(rule, right, org.name, deps);
    }
    return rights;
  }

  async function show(spaceId: string, org: OrgRecord, why: Problem | undefined): Promise<void> {
    const zone = (await store.spaces.get(spaceId))?.zone ?? org.zone;
    const scene = { spaceId, org, zone, quiet: isQuiet(clock.now(), org.settings.quietHours, zone) };
    await messages.lookFor(await watchedIn(spaceId, org));
    const first = await plan(scene);
    const concerned = [...itemsOf(first.steps), ...noticed(first.notice)].filter(({ rule }) => !rule.paused);
    if (first.steps.length === 0 && first.notice.kind === "none") return;
    const rights = await rightsOf(concerned, org);
    const { items, steps, notice } = await plan(scene);
    const mayShow = ({ rule, state }: Watched) =>
      rights.get(rule.id) === "may-post" || (state.ended === "paused" && state.level === "calm");
    try {
      await messages.show(
        steps.filter((step) => step.items.every(mayShow)),
        scene,
      );
      if (noticed(notice).every(mayShow)) await showNotice(notice, scene, why);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== "space-gone") throw problem;
      for (const { rule } of items) await pauseRule(rule, "space-gone", org.name, deps);
    }
  }

  return async (spaceId: string, org: OrgRecord, why?: Problem): Promise<void> => {
    try {
      await store.exclusively(`alert-messages|${spaceId}`, () => show(spaceId, org, why));
    } catch (error) {
      log.warn({ err: error, spaceId }, "alerts could not be shown; tried again with the next poll");
    }
  };
}

/** The same by the ids of space and org; an org that is gone has nothing to show. */
export const createShowPlace =
  (store: Pick<Store, "orgs">, show: ReturnType<typeof createShowSpace>) =>
  async ({ spaceId, orgId }: Place): Promise<void> => {
    const org = await store.orgs.get(orgId);
    if (org) await show(spaceId, org);
  };

const itemsOf = (steps: readonly MessageStep[]) => steps.flatMap(({ items }) => items);
const noticed = (step: NoticeStep) => (step.kind === "none" ? [] : step.items);
