import { describe, expect, test } from "vitest";
import { toText } from "../../../src/cards/text.js";
import { abandonmentTone, serviceLevelTone, targetsOf } from "../../../src/commands/queue-stats/targets.js";
import { changeTargets } from "../../../src/commands/target/change-targets.js";
import { readTarget } from "../../../src/commands/target/read-target.js";
import { targetsCard } from "../../../src/commands/target/targets-card.js";
import { target } from "../../../src/commands/target.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { asProblem } from "../../../src/errors.js";
import { notAManager } from "../../../src/orgs/problems.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { defaultOrgSettings } from "../../../src/store/records.js";
import { openStore } from "../orgs/support/open-store.js";
import { ask, figuresOf, org, queue } from "./queue-stats-world.js";

describe("what is read", () => {
  test.each([
    ["85%", "serviceLevel", 0.85],
    ["85 %", "serviceLevel", 0.85],
    ["sl 82,5%", "serviceLevel", 0.825],
    ["service level to 90 percent", "serviceLevel", 0.9],
    ["abandonment 4%", "abandonment", 0.04],
    ["Abandoned 3.25", "abandonment", 0.0325],
  ])("%j sets a target", (words, metric, value) => {
    expect(readTarget(words)).toEqual({ kind: "set", metric, value });
  });

  test("nothing shows the targets, default forgets them", () => {
    expect(readTarget("")).toBeUndefined();
    expect(readTarget("Default")).toEqual({ kind: "default" });
  });

  test.each(["lots", "120%", "-5%", "abandonment", "85% now"])("%j is asked back", (words) => {
    expect(() => readTarget(words)).toThrow(expect.objectContaining({ code: "unknown-metric" }));
  });

  test.each(target.examples)("the example %j is understood", (sentence) => {
    expect(() => readTarget(parseSentence(sentence, [target]).args)).not.toThrow();
  });
});

describe("what is changed", () => {
  const set = (metric: "serviceLevel" | "abandonment", value: number) => ({ kind: "set", metric, value }) as const;

  test("the org's target, without the queues' own", () => {
    const settings = changeTargets(defaultOrgSettings, set("serviceLevel", 0.9), []);
    expect(settings.targets).toEqual({ serviceLevel: 0.9, abandonment: 0.05 });
    expect(defaultOrgSettings.targets.serviceLevel).toBe(0.8);
  });

  test("a queue's own target, the rest of it following the org", () => {
    const settings = changeTargets(defaultOrgSettings, set("abandonment", 0.02), ["billing"]);
    expect(targetsOf(settings, "billing")).toEqual({ serviceLevel: 0.8, abandonment: 0.02 });
    expect(targetsOf(settings, "claims")).toEqual(defaultOrgSettings.targets);
    expect(changeTargets(settings, { kind: "default" }, ["billing"])).toEqual(defaultOrgSettings);
  });
});

test("the table names the queues with targets of their own, and those that are gone by id", () => {
  const settings = { queueTargets: { "id-Billing": { serviceLevel: 0.85 }, gone: { abandonment: 0.1 } } };
  const text = toText(targetsCard(org("Harbor Insurance", settings), [queue("Billing")], [], undefined));
  expect(text).toMatch(/Every other queue\*\* — service level 80\s%, abandonment ≤ 5\s%/);
  expect(text).toMatch(/Billing\*\* — service level 85\s%, abandonment ≤ 5\s%/);
  expect(text).toContain("gone (no longer among the queues)");
});

describe("how a figure stands against its target", () => {
  test.each([
    [0.8, 1000, "good"],
    [0.76, 1000, "warning"],
    [0.7, 1000, "bad"],
    [0.1, 4, "plain"],
    [null, 0, "plain"],
  ])("a service level of %j from %i contacts is %s", (value, sample, tone) => {
    expect(serviceLevelTone(value, 0.8, sample)).toBe(tone);
  });

  test.each([
    [0.05, 1000, "good"],
    [0.058, 1000, "warning"],
    [0.09, 1000, "bad"],
    [0.5, 4, "plain"],
  ])("an abandonment of %j from %i contacts is %s", (value, sample, tone) => {
    expect(abandonmentTone(value, 0.05, sample)).toBe(tone);
  });
});

describe("the command", () => {
  const queues = [queue("Billing"), queue("Claims")];

  async function say(text: string, isManager: boolean) {
    const store = await openStore(createSandboxClock({ start: 0, running: false }));
    const harbor = org();
    await store.orgs.put(harbor.id, harbor);
    const services = {
      store,
      access: {
        requireManager: async () => {
          if (!isManager) throw notAManager(harbor, ["Priya Nair"]);
        },
      },
      queueDirectory: figuresOf({ [harbor.id]: { queues } }).queueDirectory,
    };
    const answer = target.run({ ...ask([harbor]), sentence: parseSentence(text, [target]), text }, services);
    const card = await answer.then(({ card }) => card, asProblem);
    return { card, settings: (await store.orgs.get(harbor.id))?.settings };
  }

  test("keeps what a manager sets, for the queue that was named", async () => {
    const { card, settings } = await say('target 85% queue:"billing"', true);
    expect(settings?.queueTargets).toEqual({ "id-Billing": { serviceLevel: 0.85 } });
    expect(card).toMatchObject({ title: "Service level target for Billing is now 85\u00a0%" });
  });

  test("refuses everybody else and changes nothing", async () => {
    const { card, settings } = await say("target abandonment 4%", false);
    expect(card).toMatchObject({ code: "not-a-manager" });
    expect(settings).toEqual(defaultOrgSettings);
  });

  test("shows the targets to everybody", async () => {
    expect((await say("target", false)).card).toMatchObject({ title: "Targets" });
  });

  test("asks back which queue is meant, with the target in each button", async () => {
    const { card } = await say("target 85% queue:l", true);
    expect(card).toMatchObject({
      asks: [
        { label: "Billing", ask: 'target 85% queue:"Billing"' },
        { label: "Claims", ask: 'target 85% queue:"Claims"' },
      ],
    });
  });
});
