import { afterAll, describe, expect, test } from "vitest";
import { BEFORE_THE_RUSH, passTo, putRule, texts } from "../helpers/alert-rules.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";

afterAll(closeFloors);

const MINUTE_MS = 60_000;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("an event from its beginning to its end", () => {
  let floor: Floor;

  test("the card says what is watched, when it is said, when it ends and how it stands", async () => {
    floor = await openFloor({ now: BEFORE_THE_RUSH });
    const set = await floor.say("alert when longest wait > 5m critical 10m for 2m");
    const shown = plain(set.shown);
    expect(plain(set.text)).toContain(
      "Alert set** — Longest wait now above 5:00 for 2 min, critical above 10:00 (Harbor Insurance)",
    );
    expect(shown).toContain("when it is above 5:00 for 2 min; critical when above 10:00");
    expect(shown).toContain("at or below 4:30 for a minute");
    expect(shown).toContain("Now\n21 s");
    expect(set.buttons.map(({ title }) => title)).toEqual(["Pause", "Edit", "Delete"]);
  });

  test("one message is posted when it has lasted, and changes as the event does", async () => {
    const posted = floor.nextReply();
    await passTo(floor, "11:36:30");
    const live = await posted;
    expect(plain(live.text)).toMatch(/^\*\*Warning: longest wait now\*\* — Harbor Insurance: [5-9]:\d\d, above 5:00/);
    expect(live.buttons.map(({ title }) => title)).toEqual([
      ...["Acknowledge", "Snooze 30 min", "Open the queues", "Alerts"],
    ]);
    const before = floor.replies().length;
    await passTo(floor, "11:45:00");
    expect(floor.replies()).toHaveLength(before);
    expect(texts(floor).at(-1)).toMatch(
      /^\*\*Critical: longest wait now\*\* — Harbor Insurance: 1\d:\d\d, above 10:00/,
    );
    expect(floor.replies().at(-1)?.id).toBe(live.id);
  });

  test("somebody takes care of it, and the message says who", async () => {
    const [live] = floor.replies().slice(-1);
    const ask = /`(alert acknowledge \w+ org:"Harbor Insurance")`/.exec(texts(floor).at(-1) ?? "")?.[1];
    floor.write(ask ?? "no button", { from: people.tom });
    await floor.quiet();
    expect(texts(floor).at(-1)).toContain("Tom Okafor takes care of it");
    const edited = floor.replies().find(({ id }) => id === live?.id);
    expect(plain(edited?.markdown ?? "")).toContain("Taken care of by: Tom Okafor");
    expect(edited?.markdown).not.toContain("alert acknowledge");
  });

  test("a restart in the middle of it edits the message that is there and posts none", async () => {
    const before = floor.replies().length;
    await floor.restart();
    await floor.quiet();
    await passTo(floor, "12:32:00");
    expect(floor.replies()).toHaveLength(before);
    const message = texts(floor).find((text) => text.startsWith("**Resolved: longest wait now**"));
    expect(message).toMatch(/Harbor Insurance: lasted \d\d min, worst (2\d):\d\d/);
    expect(message).toContain("Taken care of by: Tom Okafor");
    expect(floor.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  test("the list shows it calm, and the next event is a message of its own", async () => {
    expect(plain((await floor.say("alerts")).shown)).toMatch(/1 alert\n[\s\S]*Calm\.\nall queues · set by Maya Fields/);
  });
});

test("twenty rules in three spaces are one poll a minute of each kind, and without rules nothing is asked", async () => {
  const floor = await openFloor({ now: BEFORE_THE_RUSH });
  const spaces = floor.cloud.state().spaces;
  await floor.quiet();
  floor.forgetCalls();
  await floor.pass(10 * MINUTE_MS);
  expect(floor.calls("/search")).toEqual([]);
  for (let n = 0; n < 20; n++) {
    const space = spaces.filter(({ title }) => title !== places.unlinked)[n % 3];
    const kinds = ["longest-wait-now", "agents-available", "service-level-today", "rona-today"] as const;
    await putRule(floor, `rule-${n}`, {
      ...{ metric: kinds[n % 4] ?? "", spaceId: space?.id ?? "", spaceType: space?.type ?? "group" },
    });
  }
  await floor.restart();
  await floor.quiet();
  floor.forgetCalls();
  await floor.pass(10 * MINUTE_MS);
  expect(floor.calls("/search").length).toBeLessThanOrEqual(4 * 10);
  expect(floor.calls("/search").length).toBeGreaterThanOrEqual(4 * 9);
  expect(floor.calls("/v1/messages")).toEqual([]);
});
