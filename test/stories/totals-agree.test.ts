import { afterAll, expect, test } from "vitest";
import { createTrafficModel } from "../../src/sandbox/model/traffic-model.js";
import * as world from "../../src/sandbox/world.js";
import { download, readCsv } from "../helpers/download.js";
import { answerFrom } from "../helpers/failing.js";
import { closeFloors, type Floor, openFloor, people } from "../helpers/floor.js";
import { readCard } from "../helpers/read-card.js";

afterAll(closeFloors);

async function rowsOf(floor: Floor, question: string) {
  await floor.say(`${question} as csv`, { from: people.maya });
  return readCsv((await download(floor)).bytes);
}

const sum = (rows: Awaited<ReturnType<typeof rowsOf>>, title: string) =>
  rows.reduce((total, row) => {
    if (row[title] === undefined) throw new Error(`no column is called ${title}`);
    return total + Number(row[title]);
  }, 0);

/** Every command of the same day: its card's total, and what the rows of its file add up to. */
async function everyCommand(floor: Floor, day: string) {
  const queues = async (source: "search" | "rest") => {
    await answerFrom(floor, source);
    const card = readCard(await floor.say(`queue stats ${day}`, { from: people.maya }));
    const rows = await rowsOf(floor, `queue stats ${day}`);
    const agents = await rowsOf(floor, `agent stats ${day}`);
    const counted = (what: string) => card.counted(what) ?? 0;
    return {
      offered: counted("offered"),
      answered: counted("answered"),
      left: counted("abandoned") + counted("short"),
      answeredInQueues: sum(rows, "Answered"),
      leftQueues: sum(rows, "Abandoned") + (source === "search" ? sum(rows, "Short calls") : 0),
      handled: sum(agents, "Handled"),
      handedOn: sum(agents, "Transferred"),
    };
  };
  const tasks = (await rowsOf(floor, `tasks ${day}`)).filter(({ Queue }) => Queue !== "");
  return {
    tasks: {
      offered: tasks.length,
      answered: tasks.filter(({ Agent }) => Agent !== "").length,
      left: tasks.filter(({ Status }) => Status === "abandoned").length,
    },
    rest: await queues("rest"),
    search: await queues("search"),
  };
}

test.each(["yesterday", "2026-11-16"])(
  "%s: tasks one by one, queues by REST, queues by Search and agents tell the same",
  async (day) => {
    const { tasks, rest, search } = await everyCommand(await openFloor(), day);
    expect(tasks.answered).toBeGreaterThan(100);
    // All are over by now: whoever came was answered or has left.
    expect(tasks.offered).toBe(tasks.answered + tasks.left);
    for (const queues of [rest, search]) {
      expect(queues).toMatchObject(tasks);
      expect(queues.answeredInQueues).toBe(tasks.answered);
      expect(queues.leftQueues).toBe(tasks.left);
      // A contact that was handed to a colleague counts for both of them.
      expect(queues.handled - queues.handedOn).toBe(tasks.answered);
    }
  },
);

test("where calls go on to other queues, each is one task and once in Search's total, and counts in every queue and for every agent that took it", async () => {
  const model = createTrafficModel({ ...world, percentMovedOn: 5 });
  const floor = await openFloor({ model });
  const { tasks, rest, search } = await everyCommand(floor, "yesterday");
  const summary = (await floor.say("summary yesterday", { from: people.maya })).text.replace(/[\u00a0\u202f]/g, "");
  expect(summary).toMatch(new RegExp(`\\*\\*Offered\\*\\* — \\S+ ${tasks.offered}, `));
  expect(summary).toMatch(new RegExp(`\\*\\*Handled\\*\\* — \\S+ ${tasks.answered}, `));
  expect(search).toMatchObject(tasks);
  expect(rest.answered).toBeGreaterThan(tasks.answered);
  for (const queues of [rest, search]) {
    expect(queues.answeredInQueues).toBe(rest.answered);
    expect(queues.leftQueues).toBe(rest.left);
    expect(queues.handled - queues.handedOn).toBe(rest.answered);
  }
  // Who left a second queue had been answered in the first, and is no abandoned contact.
  expect(rest.left - tasks.left).toBe(rest.offered - tasks.offered - (rest.answered - tasks.answered));
});
