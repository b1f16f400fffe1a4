import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/commands/command.js";
import { Problem } from "../../../src/errors.js";
import { botPersonId, dana, maya, personId } from "../orgs/support/people.js";
import { openRoom, showing } from "./room.js";

const card = (title: string) => ({ title, subtitle: [], blocks: [], actions: [], footer: [] });

/** A command that answers when it is told to. */
function waiting() {
  const finished: ((answer: Answer) => void)[] = [];
  const done = new Promise<Answer>((resolve) => finished.push(resolve));
  return {
    command: showing({ run: () => done }),
    finish: (title: string) => {
      for (const resolve of finished) resolve({ card: card(title) });
    },
  };
}

describe("a message becomes one answer", () => {
  test("in the space it was written in", async () => {
    const room = await openRoom([showing()]);
    await room.write("queue stats today");
    expect(room.shown()).toMatchObject([{ spaceId: "floor", text: expect.stringContaining("queue stats today |") }]);
    expect(room.shown()[0]?.parentId).toBeUndefined();
  });

  test("in the thread it was written in", async () => {
    const room = await openRoom([showing()]);
    await room.write("queue stats today", { parentId: "root-1" });
    expect(room.shown()[0]?.parentId).toBe("root-1");
  });

  test("a mention alone is told what to ask", async () => {
    const room = await openRoom([showing()]);
    await room.write("");
    expect(room.texts()[0]).toContain("empty-question");
  });

  test("the bot does not answer itself", async () => {
    const room = await openRoom([showing()]);
    await room.write("queue stats today", { personId: botPersonId });
    expect(room.shown()).toEqual([]);
  });

  test("a message that is delivered twice is answered once, also when it comes again after a restart", async () => {
    const room = await openRoom([showing()]);
    await Promise.all([room.write("queue stats", { id: "m" }), room.write("queue stats", { id: "m" })]);
    room.restart();
    await room.write("queue stats", { id: "m" });
    expect(room.shown()).toHaveLength(1);
  });

  test("somebody who is not in the space is not answered into it, but the log knows", async () => {
    const room = await openRoom([showing()]);
    await room.write("queue stats", { personId: personId(dana) });
    expect(room.shown()).toEqual([]);
    expect(room.log.join("\n")).toContain("not-a-member");
  });

  test("other spaces are told what an answer has for them", async () => {
    const run = async () => ({ card: card("done"), alsoTell: [{ spaceId: "leads", card: card("it is done") }] });
    const room = await openRoom([showing({ run })]);
    await room.write("queue stats");
    expect(room.shown().map(({ spaceId, text }) => [spaceId, text])).toEqual([
      ["floor", "done"],
      ["leads", "it is done"],
    ]);
  });

  test("a space the bot was removed from is a line in the log and nothing else", async () => {
    const room = await openRoom([showing()]);
    room.chat.refusePost = true;
    await room.write("queue stats");
    expect(room.log.join("\n")).toContain("an answer could not be posted");
  });

  test("a question whose words were changed is offered again, not answered twice", async () => {
    const room = await openRoom([showing()]);
    await room.write("queue stats", { id: "m" });
    await room.write("queue stats yesterday", { id: "m" }, true);
    await room.write("queue stats last week", { id: "m" }, true);
    expect(room.texts()).toEqual([
      expect.stringContaining("queue stats |"),
      expect.stringContaining("question-edited"),
    ]);
  });
});

test("a question that was deleted before it could be read is told of", async () => {
  const room = await openRoom([showing()]);
  await room.vanished("floor");
  expect(room.texts()).toEqual([expect.stringContaining("question-deleted")]);
});

describe("work that takes longer than two seconds", () => {
  test("says so with one note, which becomes the answer", async () => {
    const { command, finish } = waiting();
    const room = await openRoom([command]);
    const handled = room.write("queue stats yesterday", { parentId: "root-1" });
    await room.pass(2000);
    await room.untilShown("Working on it");
    expect(room.shown()).toMatchObject([{ text: "Working on it: “queue stats yesterday” …", parentId: "root-1" }]);
    finish("the answer");
    await handled;
    expect(room.shown()).toMatchObject([{ text: "the answer", edited: true }]);
  });

  test("a note that cannot be edited is replaced by the answer", async () => {
    const { command, finish } = waiting();
    const room = await openRoom([command]);
    room.chat.refuseEdit = true;
    const handled = room.write("queue stats");
    await room.pass(2000);
    await room.untilShown("Working on it");
    finish("the answer");
    await handled;
    expect(room.texts()).toEqual(["the answer"]);
  });

  test("a note that cannot be posted does not cost the answer", async () => {
    const { command, finish } = waiting();
    const room = await openRoom([command]);
    room.chat.refusePost = true;
    const handled = room.write("queue stats");
    await room.pass(2000);
    await room.untilLogged("was not posted");
    room.chat.refusePost = false;
    finish("the answer");
    await handled;
    expect(room.texts().at(-1)).toBe("the answer");
  });

  test("quicker work leaves no note and nobody waiting", async () => {
    const room = await openRoom([showing()]);
    await room.write("queue stats");
    expect(room.clock.sleepers()).toEqual([]);
    room.clock.advance(10_000);
    expect(room.shown()).toHaveLength(1);
  });
});

describe("a button is pressed", () => {
  test("its sentence is answered for the person who pressed it", async () => {
    const room = await openRoom([showing()]);
    await room.press({ ask: "queue stats yesterday", queue: "Billing" });
    expect(room.texts()).toEqual([expect.stringContaining('queue stats yesterday queue:"Billing" |')]);
    expect(await room.audited()).toMatchObject([{ personEmail: maya.email }]);
  });

  test("a press that is delivered twice has one effect", async () => {
    const room = await openRoom([showing()]);
    await Promise.all([room.press({ ask: "queue stats" }, maya, "p"), room.press({ ask: "queue stats" }, maya, "p")]);
    expect(room.shown()).toHaveLength(1);
  });

  test("a button without a sentence says what to do", async () => {
    const room = await openRoom([showing()]);
    await room.press({ something: "else" });
    expect(room.texts()[0]).toContain("empty-question");
  });

  test("somebody who has left the space gets nothing from it", async () => {
    const room = await openRoom([showing()]);
    await room.press({ ask: "queue stats" }, dana);
    expect(room.shown()).toEqual([]);
    expect(room.log.join("\n")).toContain("not-a-member");
  });

  test("when Webex does not say who is in the space, the presser is told so", async () => {
    const room = await openRoom([showing()]);
    delete room.members.floor;
    await room.press({ ask: "queue stats" });
    expect(room.texts()[0]).toContain("internal:");
    expect(room.log.join("\n")).toContain("Webex answered 404");
  });
});

test("a claim that cannot be written costs nobody the answer", async () => {
  const room = await openRoom([showing()]);
  await room.store.close();
  await room.write("queue stats");
  expect(room.shown()).toHaveLength(1);
  expect(room.log.join("\n")).toContain("a claim on a question was not written");
});

test("a Problem of a command is posted as its sentence and next step", async () => {
  const run = () => Promise.reject(new Problem("upstream-busy", { say: "Cisco is busy.", next: "Ask again." }));
  const room = await openRoom([showing({ run })]);
  await room.write("queue stats");
  expect(room.texts()).toEqual(["upstream-busy: Cisco is busy. Ask again."]);
});
