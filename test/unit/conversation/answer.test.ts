import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/commands/command.js";
import { Problem } from "../../../src/errors.js";
import { asks, dana, give, harbor, link, lumen, maya, orgRecord, priya } from "../orgs/support/people.js";
import { openRoom, showing } from "./room.js";

const titleOf = async (room: Awaited<ReturnType<typeof openRoom>>, text: string, asker = asks(maya)) => {
  const outcome = await room.answering.answer({ text, asker });
  return "answer" in outcome ? outcome.answer.card.title : outcome.problem.code;
};

describe("a question is answered with everything known about it", () => {
  test("the period is the command's own when none is named, in the zone of the org", async () => {
    const room = await openRoom([showing()]);
    expect(await titleOf(room, "queue stats")).toBe("queue stats | America/New_York | Harbor Insurance | today");
  });

  test("the zone of the space comes before the org's, and tz: before both", async () => {
    const room = await openRoom([showing()]);
    await room.store.spaces.put("floor", { spaceId: "floor", zone: "Europe/London" });
    expect(await titleOf(room, "queue stats")).toContain("| Europe/London |");
    expect(await titleOf(room, "queue stats tz:Asia/Kolkata")).toContain("| Asia/Kolkata |");
  });

  test("a command that needs no org is answered where none is linked, in UTC", async () => {
    const room = await openRoom([showing({ needs: "nothing" })]);
    room.members.empty = [maya];
    expect(await titleOf(room, "queue stats", asks(maya, "empty"))).toBe("queue stats | UTC |  | today");
  });

  test("a command that finds its orgs itself is run without them", async () => {
    const room = await openRoom([showing({ needs: "manager", resolvesOrgs: true })]);
    room.members.empty = [maya];
    expect(await titleOf(room, "queue stats", asks(maya, "empty"))).toContain("| UTC |  |");
  });

  test("a command for managers refuses others and serves managers", async () => {
    const room = await openRoom([showing({ needs: "manager" })]);
    await give(room.store, harbor, priya, "manager");
    expect(await titleOf(room, "queue stats")).toBe("not-a-manager");
    expect(await titleOf(room, "queue stats", asks(priya))).toContain("Harbor Insurance");
  });

  test("org: chooses among several", async () => {
    const room = await openRoom([showing()]);
    await link(room.store, "floor", orgRecord(lumen));
    await give(room.store, lumen, maya, "viewer");
    await give(room.store, lumen, priya, "viewer");
    room.members.floor = [maya];
    await give(room.store, harbor, maya, "viewer");
    expect(await titleOf(room, 'queue stats org:"Lumen Voyages"')).toContain("| Europe/Paris | Lumen Voyages |");
  });

  test("a guest is refused", async () => {
    const room = await openRoom([showing()]);
    room.members.floor = [dana];
    expect(await titleOf(room, "queue stats", asks(dana))).toBe("guest");
  });
});

describe("what cannot be answered is a Problem with a way on", () => {
  test("a period that cannot be counted offers the usual one, with everything else kept", async () => {
    const room = await openRoom([showing()]);
    const outcome = await room.answering.answer({
      text: 'queue stats 2026-12-24 queue:"Billing" tz:Europe/Paris',
      asker: asks(maya),
    });
    expect(outcome).toMatchObject({
      problem: { code: "period-in-future", asks: [{ ask: 'queue stats today queue:"Billing" tz:Europe/Paris' }] },
    });
  });

  test("a mistake of ours is a Problem, and the log has its cause", async () => {
    const broken: Command = showing({ run: () => Promise.reject(new TypeError("x is not a function")) });
    const room = await openRoom([broken]);
    expect(await titleOf(room, "queue stats")).toBe("internal");
    expect(room.log.join("\n")).toContain("x is not a function");
  });
});

describe("the audit trail", () => {
  test("holds who asked what of which org and when, in canonical spelling", async () => {
    const room = await openRoom([showing()]);
    await titleOf(room, "please QUEUE STATS for yesterday queue:Billing");
    expect(await room.audited()).toEqual([
      {
        at: room.clock.now(),
        personId: asks(maya).personId,
        personEmail: maya.email,
        spaceId: "floor",
        orgId: harbor.id,
        action: "queue-stats",
        ask: 'queue stats yesterday queue:"Billing"',
        outcome: "answered",
      },
    ]);
  });

  test("holds refusals and failures with their code", async () => {
    const failing = showing({
      name: "agent-stats",
      words: ["agent stats"],
      run: () => Promise.reject(new Problem("upstream-busy", { say: "Busy.", next: "Wait." })),
    });
    const room = await openRoom([failing, showing({ needs: "manager" })]);
    await titleOf(room, "agent stats");
    await titleOf(room, "queue stats");
    expect((await room.audited()).map(({ outcome, code }) => [outcome, code])).toEqual([
      ["failed", "upstream-busy"],
      ["refused", "not-a-manager"],
    ]);
    expect(room.outcomes).toEqual(["agent-stats failed", "queue-stats refused"]);
  });

  test("holds neither numbers of customers nor what was not understood", async () => {
    const room = await openRoom([showing({ args: "<number>", needs: "nothing" })]);
    await titleOf(room, "queue stats caller +1(202)555-0142");
    await titleOf(room, "my number is +12025550142");
    const trail = JSON.stringify(await room.audited());
    expect(trail).toContain("queue stats caller [number]");
    expect(trail).not.toMatch(/2025550142|555-0142/);
  });
});
