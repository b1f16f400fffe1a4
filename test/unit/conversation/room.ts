import type { Command, Services } from "../../../src/commands/command.js";
import { createAnswering } from "../../../src/conversation/answer.js";
import { createHandleMessage } from "../../../src/conversation/handle-message.js";
import { createHandlePress } from "../../../src/conversation/handle-press.js";
import { createHandleVanished } from "../../../src/conversation/lost-question.js";
import { createOnce } from "../../../src/conversation/once.js";
import { createDrain } from "../../../src/drain.js";
import { Problem } from "../../../src/errors.js";
import { createAccess } from "../../../src/orgs/access.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import type { SandboxPerson } from "../../../src/sandbox/world.js";
import type { IncomingMessage, Post } from "../../../src/webex/types.js";
import { keepingLog } from "../../helpers/quiet-log.js";
import { until } from "../../helpers/settle.js";
import { idleServices } from "../commands/idle-services.js";
import { openStore } from "../orgs/support/open-store.js";
import {
  botPersonId,
  harbor,
  link,
  maya,
  orgRecord,
  personId,
  priya,
  spacesWith,
  tom,
} from "../orgs/support/people.js";

/** A post as the space shows it: what was said, in which thread, and whether it replaced a note. */
export interface Shown {
  readonly id: string;
  spaceId: string;
  text: string;
  parentId: string | undefined;
  edited: boolean;
  removed: boolean;
}

const notAsked = () => Promise.reject(new Error("no figures are needed for this"));

/** A space with the whole conversation in it, a real store, and a chat that can be told to refuse. */
export async function openRoom(commands: readonly Command[], start = "2026-11-20T15:07:00Z") {
  const clock = createSandboxClock({ start: Date.parse(start), running: false });
  const store = await openStore(clock);
  const members: Record<string, SandboxPerson[]> = { floor: [maya, tom, priya] };
  const spaces = spacesWith(members);
  const idle = idleServices();
  const services: Services = {
    ...idle,
    clock,
    publicUrl: "https://floorwalker.example.com",
    store,
    spaces,
    access: createAccess({ store, spaces, botPersonId }),
    connecting: { invite: notAsked },
    statistics: { ...idle.statistics, asOf: () => clock.now() },
  };
  await link(store, "floor", orgRecord(harbor));

  const shown: Shown[] = [];
  const chat = { refuseEdit: false, refusePost: false };
  const spaceOf = ({ to }: Post) => ("spaceId" in to ? to.spaceId : to.personId);
  const refusal = () => new Problem("upstream-refused", { say: "Webex refused a message.", next: "Look at the log." });
  const messenger = {
    post: async (post: Post) => {
      if (chat.refusePost) throw refusal();
      const id = `posted-${shown.length + 1}`;
      const spaceId = spaceOf(post);
      shown.push({ id, spaceId, text: post.markdown, parentId: post.parentId, edited: false, removed: false });
      return { id, spaceId };
    },
    edit: async (id: string, post: Post) => {
      const message = shown.find((each) => each.id === id);
      if (chat.refuseEdit || !message) throw refusal();
      Object.assign(message, { text: post.markdown, edited: true });
    },
    remove: async (id: string) => {
      const message = shown.find((each) => each.id === id);
      if (message) message.removed = true;
    },
  };

  const { log, lines } = keepingLog();
  const drain = createDrain({ clock, log });
  const outcomes: string[] = [];
  const answering = createAnswering({
    services,
    commands,
    log,
    track: drain.track,
    onOutcome: (outcome, command) => void outcomes.push(`${command} ${outcome}`),
  });
  const open = () => {
    const once = createOnce({ seen: store.seen, clock });
    const render = {
      card: (card: { title: string }) => ({ card: { title: card.title }, markdown: card.title }),
      problem: (problem: Problem) => ({ card: {}, markdown: `${problem.code}: ${problem.say} ${problem.next}` }),
    };
    const deps = { messenger, render, clock, log, answering, once, spaces, botPersonId, botName: "Floorwalker" };
    return {
      message: createHandleMessage(deps),
      press: createHandlePress(deps),
      vanished: createHandleVanished(deps),
    };
  };
  let handle = open();
  let count = 0;

  const write = (text: string, more: Partial<IncomingMessage> = {}, edited = false): Promise<void> => {
    count += 1;
    const message: IncomingMessage = {
      id: `message-${count}`,
      spaceId: "floor",
      spaceType: "group",
      personId: personId(maya),
      personEmail: maya.email,
      text: `Floorwalker ${text}`,
      html: undefined,
      mentionedPeople: [botPersonId],
      parentId: undefined,
      files: [],
      ...more,
    };
    return handle.message(message, edited);
  };

  return {
    clock,
    store,
    services,
    members,
    chat,
    answering,
    write,
    /** What stands in the space now. */
    shown: () => shown.filter((message) => !message.removed),
    texts: () => shown.filter((message) => !message.removed).map(({ text }) => text),
    log: lines,
    outcomes,
    press: (inputs: Record<string, unknown>, from: SandboxPerson = maya, id = `press-${++count}`) =>
      handle.press({ id, messageId: "card-1", spaceId: "floor", personId: personId(from), inputs }),
    vanished: (spaceId: string) => handle.vanished(spaceId),
    /** The process forgets everything that is not on disk. */
    restart: () => {
      handle = open();
    },
    audited: async () => {
      await drain.finish(1000);
      return store.audit.read({ from: 0, to: Number.MAX_SAFE_INTEGER });
    },
    /** Lets time pass once somebody waits for it. */
    pass: async (ms: number) => {
      await until(() => clock.sleepers().length > 0, "somebody who waits");
      clock.advance(ms);
      await until(() => clock.sleepers().length === 0, "the one who waited");
    },
    untilShown: (text: string) => until(() => shown.some((message) => message.text.includes(text)), text),
    untilLogged: (text: string) => until(() => lines.some((line) => line.includes(text)), text),
  };
}

/** A command that shows what it was asked, for trying the path that leads to it. */
export const showing = (parts: Partial<Command> = {}): Command => ({
  name: "queue-stats",
  words: ["queue stats"],
  help: "Shows.",
  details: "Shows what it was asked.",
  examples: ["queue stats today"],
  needs: "viewer",
  period: "today",
  filters: ["queue", "org"],
  run: async ({ text, zone, orgs, period }) => ({
    card: {
      title: [text, zone, orgs.map(({ name }) => name).join("+"), period?.phrase ?? "-"].join(" | "),
      subtitle: [],
      blocks: [],
      actions: [],
      footer: [],
    },
  }),
  ...parts,
});
