import { expect, test } from "vitest";
import { toText } from "../../../src/cards/text.js";
import { queuesNow } from "../../../src/commands/queues-now.js";
import type { Filters } from "../../../src/conversation/ask.js";
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
  expect(text).toMatch(/Billing\*\* — waiting 5, longest 20\ss\n- \*\*Claims\*\* — waiting 2, longest 1:01/);
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
