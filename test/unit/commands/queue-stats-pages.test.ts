import { expect, test } from "vitest";
import { maxCardBytes } from "../../../src/cards/fit.js";
import { renderCard } from "../../../src/cards/render-answer.js";
import { toText } from "../../../src/cards/text.js";
import { allQueues } from "../../../src/commands/all-queues.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { faultsOf } from "../cards/webex-subset.js";
import { ask, figuresOf, manyRows, now, org } from "./queue-stats-world.js";

const harbor = org();
const clock = createSandboxClock({ start: now, running: false });
const pageOf = async (queues: number, args: string, orgs = [harbor]) => {
  const services = { ...figuresOf({ [harbor.id]: { rows: manyRows(queues) } }), clock };
  return (await allQueues.run(ask(orgs, {}, "all queues", args), services)).card;
};
const missed = (text: string) => [...text.matchAll(/missed (\d+)/g)].map(([, n]) => Number(n));

test.each([6, 60, 300])("the pages of %i queues show each of them once, whole and valid", async (count) => {
  const shown: number[] = [];
  for (let page = 1; page <= Math.ceil(count / 20); page += 1) {
    const card = await pageOf(count, `page ${page}`);
    const { card: adaptive, markdown } = renderCard(card);
    expect(faultsOf(adaptive)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(adaptive))).toBeLessThanOrEqual(maxCardBytes);
    expect(markdown).toBe(toText(card));
    shown.push(...missed(markdown));
  }
  expect(shown).toEqual(Array.from({ length: count }, (_, i) => count - i));
});

test("a page beyond the last is the last, and says which it is", async () => {
  expect((await pageOf(60, "page 99")).subtitle).toContain("Queues 41–60 of 60 · page 3 of 3");
});

test("every button of a page is a sentence that is understood", async () => {
  const card = await pageOf(60, "page 2");
  const sentences = card.actions.flatMap((action) =>
    action.kind === "ask" && action.ask.startsWith("all") ? [parseSentence(action.ask, [allQueues])] : [],
  );
  expect(sentences.map(({ args }) => args)).toEqual(["page 3", "page 1", "page 2"]);
  expect(sentences.every(({ period }) => period?.kind === "today")).toBe(true);
});

test("other words than a page are asked back", async () => {
  await expect(pageOf(60, "the best")).rejects.toMatchObject({ code: "unknown-command" });
});

test("of several orgs one has to be chosen", async () => {
  await expect(pageOf(60, "", [harbor, org("Lumen Voyages")])).rejects.toMatchObject({
    code: "several-orgs",
    asks: [
      { label: "Harbor Insurance", ask: 'all queues today org:"Harbor Insurance"' },
      { label: "Lumen Voyages", ask: 'all queues today org:"Lumen Voyages"' },
    ],
  });
});
