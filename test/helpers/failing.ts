import { expect } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { type Floor, openFloor, people, type Reply } from "./floor.js";

export type Source = "search" | "rest";
type Faults = Parameters<Floor["cloud"]["faults"]>[0];

/** The call by which a source reads statistics, as the diary and the faults name it. */
export const callOf: Readonly<Record<Source, string>> = { search: "POST /search", rest: "GET /v1/queues/statistics" };

/** A floor whose figures come from that source, with the faults ordered and no call in the diary. */
export async function floorOn(source: Source | "auto", faults: Faults = []): Promise<Floor> {
  const floor = await openFloor();
  await answerFrom(floor, source);
  floor.cloud.faults(faults);
  floor.forgetCalls();
  return floor;
}

/** From now on Harbor's figures come from that source, their service level in that variant. */
export async function answerFrom(
  floor: Floor,
  statisticsSource: Source | "auto",
  serviceLevelVariant: "A" | "B" = "B",
): Promise<void> {
  const change = { statisticsSource, serviceLevelVariant };
  await floor.store().orgs.update(harbor.id, (org) => org && { ...org, settings: { ...org.settings, ...change } });
}

/** Asks, and lets the time pass that retries and deadlines take. */
export const askPatiently = (floor: Floor, text: string): Promise<Reply> =>
  floor.passTimeUntil(floor.say(text, { from: people.maya }));

/** The card has figures of queues. */
export const answers = (reply: Reply) => expect(reply.shown).toMatch(/Queues by contacts missed/);

/** A Problem that says these words, and no figure that could be taken for an answer. */
export function tells(reply: Reply, ...words: (string | RegExp)[]): void {
  for (const word of words) expect(reply.shown).toMatch(word);
  expect(reply.text).not.toMatch(/Offered|answered \d|Queues by contacts missed/);
  expect(reply.text).not.toContain("mistake of its own");
}
