import { expect, test } from "vitest";
import { toText } from "../../../src/cards/text.js";
import { queuesNow } from "../../../src/commands/queues-now.js";
import type { Filters } from "../../../src/conversation/ask.js";
import { Problem } from "../../../src/errors.js";
import { ask, figuresOf, now, type OrgWorld, org, queue } from "./queue-stats-world.js";

const harbor = org();
const waitingRow = (queueName: string, waiting: number, forMs: number) => ({
  queueId: `id-${queueName}`,
  queueName,
  waiting,
  oldestCreatedAt: now - forMs,
});

async function textOf(world: OrgWorld, filters: Partial<Filters> = {}) {
  const { card } = await queuesNow.run(ask([harbor], filters, "queues now"), figuresOf({ [harbor.id]: world }));
  return toText(card);
}

const waiting = [waitingRow("Claims", 2, 61_000), waitingRow("Billing", 5, 20_000)];

test("who waits is counted per queue, most first, with the moment of the data", async () => {
  const text = await textOf({ waiting });
  expect(text).toContain("7 waiting, longest 1:01");
  expect(text).toContain("at 10:07:00 (Europe/Paris)");
  expect(text).toMatch(/Billing\*\* — waiting 5, longest 20\ss, .*\n- \*\*Claims\*\* — waiting 2, longest 1:01/);
});

test("nobody waiting is said, and has no longest wait", async () => {
  const text = await textOf({});
  expect(text).toContain("Nobody is waiting.");
  expect(text).toContain("Longest wait now **—**");
});

test("a queue filter leaves the others out of the total", async () => {
  const text = await textOf({ waiting, queues: [queue("Claims"), queue("Billing")] }, { queue: ["claims"] });
  expect(text).toContain("2 waiting, longest 1:01");
  expect(text).not.toContain("Billing");
});

test("a clock that runs behind Cisco's never shows a negative wait", async () => {
  expect(await textOf({ waiting: [waitingRow("Claims", 1, -3_000)] })).toMatch(/longest 0\ss/);
});

const agent = (agentId: string, state: string) => ({
  agentId,
  agentName: agentId,
  teamId: "t",
  teamName: "Team",
  places: [{ channel: "voice" as const, state, idleCode: undefined, since: now }],
});

test("agents of the whole contact centre and estimated waits stand beside who waits", async () => {
  const text = await textOf({
    waiting,
    signedIn: [agent("a", "available"), agent("b", "wrapup"), agent("c", "idle"), agent("d", "connected")],
    estimates: { "id-Billing": 80_000 },
  });
  expect(text).toContain("Agents: 1 available, 2 busy, 1 idle (of the whole contact centre;");
  expect(text).toMatch(/Billing\*\* — .*estimated wait 1:20/);
  expect(text).toMatch(/Claims\*\* — .*estimated wait not enough recent calls/);
});

test("a named queue in which nobody waits still has its estimate", async () => {
  const text = await textOf({ queues: [queue("Claims")], estimates: { "id-Claims": 5_000 } }, { queue: ["claims"] });
  expect(text).toMatch(/Estimated wait in Claims: 5\ss/);
});

test("agents and estimates fail alone: who waits is shown all the same", async () => {
  const failed = new Problem("upstream-timeout", { say: "Contact Center took too long.", next: "Ask again." });
  const text = await textOf({ waiting, signedIn: failed, estimates: failed });
  expect(text).toContain("7 waiting, longest 1:01");
  expect(text).toContain("Agents could not be counted: Contact Center took too long.");
  expect(text).toContain("Estimated waits are missing: Contact Center took too long.");
});
