import { harbor } from "../../src/sandbox/world.js";
import type { AlertRecord } from "../../src/store/alert-records.js";
import { type Floor, people, places } from "./floor.js";

/** A calm floor; a quarter of an hour later contacts wait for ten minutes and more, and at 12:21 nobody waits. */
export const BEFORE_THE_RUSH = "2026-11-20T11:25:10-05:00";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** What the bot's messages in a space say now, oldest first. */
export const texts = (floor: Floor, space?: string): readonly string[] =>
  floor.replies(space).map(({ markdown, text }) => plain(markdown ?? text ?? ""));

/** Time passes to a time of that Friday, each poll at its own time. */
export const passTo = (floor: Floor, time: string): Promise<void> =>
  floor.pass(Date.parse(`2026-11-20T${time}-05:00`) - floor.clock.now());

/** A rule as if Maya had set it on the Harbor floor; the service learns of it with the next restart or rule. */
export async function putRule(floor: Floor, id: string, more: Partial<AlertRecord> = {}): Promise<void> {
  const state = floor.cloud.state();
  const space = state.spaces.find(({ title }) => title === places.floor);
  const owner = state.people.find(({ email }) => email === people.maya);
  await floor.store().alerts.put(id, {
    ...{ id, metric: "longest-wait-now", comparison: "above", warning: 1e12, forMs: 0, queues: [], orgId: harbor.id },
    ...{ spaceId: space?.id ?? "", spaceType: "group", ownerId: owner?.id ?? "", ownerEmail: people.maya },
    ...{ createdAt: floor.clock.now(), revision: 1 },
    ...more,
  });
}
