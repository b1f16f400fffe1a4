import { describe, expect, test } from "vitest";
import type { Card, Figure } from "../../../src/cards/card.js";
import { maxCardBytes, maxTextBytes } from "../../../src/cards/fit.js";
import { renderCard } from "../../../src/cards/render-answer.js";
import { toText } from "../../../src/cards/text.js";
import { queueStats } from "../../../src/commands/queue-stats.js";
import type { Filters } from "../../../src/conversation/ask.js";
import { Problem } from "../../../src/errors.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import type { OrgRecord } from "../../../src/store/records.js";
import { faultsOf } from "../cards/webex-subset.js";
import { ask, figuresOf, manyRows, now, type OrgWorld, org, queue, restSums, row, sums } from "./queue-stats-world.js";

const harbor = org();
const clock = createSandboxClock({ start: now, running: false });

async function cardOf(worlds: Record<string, OrgWorld>, orgs: OrgRecord[] = [harbor], filters: Partial<Filters> = {}) {
  const { card } = await queueStats.run(ask(orgs, filters), { ...figuresOf(worlds), clock });
  return card;
}
const harborCard = (world: OrgWorld, filters: Partial<Filters> = {}) =>
  cardOf({ [harbor.id]: world }, [harbor], filters);

const figures = (card: Card): readonly Figure[] =>
  card.blocks.flatMap((block) => (block.kind === "figures" ? block.figures : []));
const table = (card: Card) => card.blocks.find((block) => block.kind === "table");
const texts = (card: Card) => card.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
const asks = (card: Card) => card.actions.flatMap((action) => (action.kind === "open" ? [] : [action.ask]));

/** The worked example of the metric definitions: 900 answered of which 720 in target, 100 of which 50. */
const worked = [
  row("Billing", sums({ answered: 900, abandoned: 0, answeredInTarget: 720 })),
  row("Claims", sums({ answered: 100, abandoned: 0, answeredInTarget: 50 })),
];

describe("the headline", () => {
  test("is one weighted total, never a mean of the queues' percentages", async () => {
    const card = await harborCard({ rows: worked });
    expect(figures(card).map(({ label, value }) => `${label} ${value}`)).toEqual([
      "Service level 77.0\u00a0%",
      "Abandonment 0.0\u00a0%",
      "Average speed of answer 30\u00a0s",
      "Average handle time 5:00",
    ]);
  });

  test("tells the channels apart in a mean over several of them: e-mail must not hide how fast calls were answered", async () => {
    const voice = row("Billing", sums({ answered: 90, abandoned: 0, waitAnsweredMs: 90 * 10_000 }));
    const email = row("Desk", sums({ answered: 10, abandoned: 0, waitAnsweredMs: 10 * 600_000 }));
    const card = await harborCard({ rows: [voice, { ...email, channel: "email" }] });
    expect(figures(card)[2]).toMatchObject({ value: "1:09", notes: ["voice\u00a010\u00a0s · email\u00a010:00"] });
    expect(figures(await harborCard({ rows: [voice] }))[2]).toMatchObject({ notes: [] });
  });

  test("carries org, zone, moment and target", async () => {
    const card = await harborCard({ rows: worked });
    expect(card.subtitle).toEqual(["Harbor Insurance · as of 10:07", "today, Fri 20 Nov 00:00–10:07 (Europe/Paris)"]);
    expect(figures(card)[0]).toMatchObject({ tone: "warning", notes: ["target 80\u00a0%"] });
    expect(figures(card)[1]).toMatchObject({ tone: "good", notes: ["target at most 5\u00a0%"] });
  });

  test("says that more abandonment than a week before is bad and a higher service level good", async () => {
    const card = await harborCard({
      rows: [row("Billing", sums({ answered: 900, abandoned: 100, answeredInTarget: 800 }))],
      rowsBefore: [row("Billing", sums({ answered: 950, abandoned: 50, answeredInTarget: 700 }))],
    });
    expect(figures(card)[0]?.change).toEqual({ text: "▲\u00a010.0\u00a0pts vs Fri\u00a013\u00a0Nov", tone: "good" });
    expect(figures(card)[1]?.change).toEqual({ text: "▲\u00a05.0\u00a0pts vs Fri\u00a013\u00a0Nov", tone: "bad" });
  });

  test("of few contacts shows how many they were, and judges nothing", async () => {
    const card = await harborCard({
      rows: [row("Billing", sums({ answered: 3, abandoned: 1 }))],
      rowsBefore: [row("Billing", sums({ answered: 400, abandoned: 1 }))],
    });
    expect(figures(card)[0]).toMatchObject({
      tone: "plain",
      notes: ["target 80\u00a0%", "n = 4"],
      change: { tone: "quiet" },
    });
    expect(figures(card)[0]?.change?.text).toContain("few contacts");
  });

  test("names what the source can give: wait and talk time with REST, with a dash for what it cannot know", async () => {
    const card = await harborCard({ rows: [row("Billing", restSums(90, 10))], source: "rest" });
    expect(figures(card).map(({ label }) => label)).toEqual([
      "Service level",
      "Abandonment",
      "Average wait",
      "Average talk time",
    ]);
    expect(texts(card).join()).toMatch(/short\s— · open\s— · longest\swait\s—/);
    expect(card.footer.join("\n")).toMatch(
      /REST statistics[\s\S]*A \(answered only\)[\s\S]*abandoned includes short calls/,
    );
  });
});

describe("without contacts", () => {
  test("the card says so with dashes and never 0 %", async () => {
    const text = toText(await harborCard({ rows: [] }));
    expect(text.split("\n")[0]).toContain("no contacts in this period");
    expect(text).toContain("Service level **—**");
    expect(text).not.toMatch(/0\.0/);
  });
});

describe("the comparison", () => {
  test("that fails costs its own figures and not the answer", async () => {
    const late = new Problem("upstream-timeout", { say: "Contact Center took too long.", next: "Ask again." });
    const card = await harborCard({ rows: worked, rowsBefore: late });
    expect(figures(card)[0]).not.toHaveProperty("change");
    expect(texts(card)).toContain("No comparison with Fri\u00a013\u00a0Nov: Contact Center took too long.");
  });

  test("is not made between two sources, which count differently", async () => {
    const card = await harborCard({ rows: worked, rowsBefore: worked, source: "search", sourceBefore: "rest" });
    expect(figures(card)[0]).not.toHaveProperty("change");
    expect(texts(card).join()).toContain("come from the other source");
  });
});

describe("the queues", () => {
  test("stand by contacts missed, each held against its own target", async () => {
    const settings = { queueTargets: { "id-Claims": { serviceLevel: 0.5 } } };
    const card = await cardOf(
      {
        [harbor.id]: {
          rows: [
            row("Quiet", sums({ answered: 0, abandoned: 1, answeredInTarget: 0 })),
            row("Billing", sums({ answered: 100, abandoned: 9, answeredInTarget: 60 })),
            row("Claims", sums({ answered: 100, abandoned: 20, answeredInTarget: 65 })),
          ],
        },
      },
      [org("Harbor Insurance", settings)],
    );
    expect(table(card)?.rows.map(([name, sl]) => [name?.text, sl?.tone])).toEqual([
      ["Claims", "good"],
      ["Billing", "bad"],
      ["Quiet", "plain"],
    ]);
    expect(toText(card)).toContain("missed 20");
    expect(toText(card)).toMatch(/Quiet\*\* — SL 0\.0\s% \(n\s=\s1\)/);
  });

  test("on several channels are one queue", async () => {
    const card = await harborCard({
      rows: [
        row("Billing", sums({ answered: 10, abandoned: 2 })),
        row("Billing", sums({ answered: 5, abandoned: 1 }), "chat"),
        ...worked.slice(1),
      ],
    });
    expect(table(card)?.rows.map(([name, , missed]) => [name?.text, missed?.text])).toEqual([
      ["Billing", "3"],
      ["Claims", "0"],
    ]);
  });

  test("narrowed to a channel count that channel only", async () => {
    const rows = [
      row("Billing", sums({ answered: 10, abandoned: 2 })),
      row("Billing", sums({ answered: 5, abandoned: 1 }), "chat"),
    ];
    expect(texts(await harborCard({ rows }, { channel: ["chat"] })).join()).toMatch(/answered\s5 · abandoned\s1/);
  });

  test.each([1, 6, 60, 300])(
    "of an org with %i queues fit, in both forms, with every contact counted",
    async (count) => {
      const card = await harborCard({ rows: manyRows(count), rowsBefore: manyRows(count) });
      const { card: adaptive, markdown } = renderCard(card);
      expect(faultsOf(adaptive)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(adaptive))).toBeLessThanOrEqual(maxCardBytes);
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(maxTextBytes);
      expect(markdown).toBe(toText(card));

      const rows = table(card);
      const missed = [...(rows?.rows ?? []), ...(rows?.rest ? [rows.rest] : [])].map(([, , cell]) =>
        Number(cell?.text.replace(/\D/g, "")),
      );
      expect(missed.reduce((sum, n) => sum + n, 0)).toBe(count === 1 ? 0 : (count * (count + 1)) / 2);
      expect(rows?.rows.length ?? 0).toBe(count === 1 ? 0 : Math.min(10, count));
      expect(markdown.includes("`all queues today`")).toBe(count > 10);
    },
  );
});

describe("one queue", () => {
  const world = {
    rows: worked,
    rowsBefore: worked,
    queues: [queue("Billing", 30), queue("Billing EMEA"), queue("Claims")],
  };

  test("shows its target with the threshold and no table", async () => {
    const card = await harborCard(world, { queue: ["billing"] });
    expect(figures(card)[0]).toMatchObject({ value: "80.0\u00a0%", notes: ["target 80\u00a0% in 30\u00a0s"] });
    expect(card.subtitle).toContain("Queue Billing");
    expect(table(card)).toBeUndefined();
    expect(asks(card)).toContain("queue stats today");
  });

  test("that could be several is asked back, with one button per queue that repeats the question", async () => {
    const refused = harborCard(world, { queue: ["bil"], channel: ["voice"] });
    await expect(refused).rejects.toMatchObject({
      code: "ambiguous-queue",
      asks: [
        { label: "Billing", ask: 'queue stats today queue:"Billing" channel:voice' },
        { label: "Billing EMEA", ask: 'queue stats today queue:"Billing EMEA" channel:voice' },
      ],
    });
  });

  test("that does not exist is a Problem, not an empty card", async () => {
    await expect(harborCard(world, { queue: ["Zeppelins"] })).rejects.toMatchObject({ code: "unknown-queue" });
  });
});

test("the buttons are sentences that keep the question's filters", async () => {
  const rows = worked;
  expect(asks(await harborCard({ rows }, { channel: ["voice"] }))).toEqual([
    "queue stats today channel:voice",
    "queue stats yesterday channel:voice",
    "queue stats last 7d channel:voice",
    "queues now channel:voice",
    "queue stats today channel:voice",
  ]);
});

describe("several orgs", () => {
  const lumen = org("Lumen Voyages");
  const bright = org("Brightline");
  const expired = new Problem("org-needs-sign-in", {
    say: "Brightline's sign-in has expired.",
    next: "An administrator connects again.",
    asks: [{ label: "Connect again", ask: "connect" }],
  });

  test("each have a section, and the one that failed says why and what next", async () => {
    const card = await cardOf(
      { [harbor.id]: { rows: worked }, [lumen.id]: { rows: manyRows(40) }, [bright.id]: { rows: expired } },
      [harbor, lumen, bright],
    );
    const { card: adaptive, markdown } = renderCard(card);
    expect(faultsOf(adaptive)).toEqual([]);
    expect(card.subtitle).toContain("2 of 3 orgs answered");
    expect(markdown).toMatch(
      /^\*\*Queue stats\*\* — Harbor Insurance service level 77\.0\s%, Lumen Voyages service level/,
    );
    for (const words of [
      "Brightline did not answer",
      "Brightline's sign-in has expired.",
      "An administrator connects again.",
      "`connect`",
    ])
      expect(markdown).toContain(words);
    expect(markdown).toContain('`all queues today org:"Lumen Voyages"`');
  });

  test("that all fail are each told, on a card", async () => {
    const card = await cardOf({ [lumen.id]: { rows: expired }, [bright.id]: { rows: expired } }, [lumen, bright]);
    expect(card.subtitle).toContain("0 of 2 orgs answered");
    expect(texts(card)).toEqual(expect.arrayContaining(["Lumen Voyages did not answer", "Brightline did not answer"]));
  });

  test("are not hidden behind a card when there is one only: its Problem is the answer", async () => {
    await expect(harborCard({ rows: expired })).rejects.toBe(expired);
  });
});
