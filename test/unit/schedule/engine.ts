import { commands } from "../../../src/commands/registry.js";
import type { Outcome, Question } from "../../../src/conversation/answer.js";
import { createDrain } from "../../../src/drain.js";
import { Problem } from "../../../src/errors.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { harbor } from "../../../src/sandbox/world.js";
import { createSchedules } from "../../../src/schedule/create-schedules.js";
import type { Recurrence, ScheduleRecord } from "../../../src/store/schedule-records.js";
import type { Store } from "../../../src/store/store.js";
import type { WebexApi } from "../../../src/webex/api.js";
import type { Post } from "../../../src/webex/types.js";
import { quietLog } from "../../helpers/quiet-log.js";
import { openStore } from "../orgs/support/open-store.js";
import { botPersonId, maya, orgRecord, personId, spacesWith } from "../orgs/support/people.js";

/** A message that Webex has. */
export interface Arrived {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly at: number;
}

export const never = () => new Promise<never>(() => undefined);
export const away = () =>
  new Problem("upstream-unavailable", { say: "Webex did not take the request.", next: "Ask again in a minute." });

/** The real engine with a real store; answers and Webex are what the test says they are. */
export async function openEngine(start: string) {
  const clock = createSandboxClock({ start: Date.parse(start), running: false });
  const store = await openStore(clock);
  await store.orgs.put(harbor.id, orgRecord(harbor));
  const arrived: Arrived[] = [];
  const asked: Question[] = [];
  /** What happens to a post on its way; `arrive` is Webex having it. */
  const webex = {
    post: async (_post: Post, arrive: () => string): Promise<string> => arrive(),
    look: async (): Promise<void> => undefined,
  };
  const answers = {
    answer: async (_question: Question): Promise<Outcome> => ({
      answer: { card: { title: "Queue stats", subtitle: [], blocks: [], actions: [], footer: [] } },
    }),
  };
  const arrive = (post: Post) => {
    const id = `message-${arrived.length + 1}`;
    arrived.push({
      id,
      to: "spaceId" in post.to ? post.to.spaceId : post.to.personId,
      text: post.markdown,
      at: clock.now(),
    });
    return id;
  };
  const messenger = {
    post: async (post: Post) => ({ id: await webex.post(post, () => arrive(post)), spaceId: "floor" }),
    edit: never,
    remove: never,
  };
  const api: WebexApi = {
    async request({ path, schema }) {
      await webex.look();
      const space = new URL(path, "http://webex").searchParams.get("roomId");
      const items = arrived
        .filter(({ to }) => to === space)
        .toReversed()
        .map(({ id, text, at }) => ({
          id,
          personId: botPersonId,
          created: new Date(at).toISOString(),
          markdown: text,
        }));
      return schema.parse({ items });
    },
    list: never,
  };

  /** A process of the service. Killed, it does nothing any more: what it waited for never comes. */
  function startProcess(runs: Store["runs"] = store.runs) {
    const stop = new AbortController();
    let alive = true;
    const drain = createDrain({ clock, log: quietLog });
    const whileAlive = <T>(work: Promise<T>) => work.then((value) => (alive ? value : never()));
    const { dueWork, desk } = createSchedules({
      store: { ...store, runs },
      answering: {
        answer: (question) => {
          asked.push(question);
          return whileAlive(answers.answer(question));
        },
      },
      messenger: { ...messenger, post: (post) => whileAlive(messenger.post(post)) },
      render: {
        card: (card) => ({ card: {}, markdown: [card.title, ...card.subtitle].join("\n") }),
        problem: () => ({ card: {}, markdown: "" }),
      },
      ...{ commands, api, clock, drain, log: quietLog, random: () => 0.5, postsPerSecond: 1000 },
      randomBytes: (size) => new Uint8Array(size),
      spaces: spacesWith({ floor: [maya] }),
      bot: { personId: botPersonId, email: "bot@webex.bot", displayName: "Floorwalker" },
    });
    void dueWork.run(stop.signal);
    return {
      desk,
      drain,
      kill: () => {
        alive = false;
        stop.abort();
      },
    };
  }

  return {
    clock,
    store,
    arrived,
    asked,
    webex,
    answers,
    startProcess,
    /** Webex's messages of a space on which a schedule's mark is. */
    posts: () => arrived.filter(({ text }) => text.includes("posted by <@personId:")),
    put: (recurrence: Recurrence, more: Partial<ScheduleRecord> = {}) => {
      const id = more.id ?? "kbxtrw";
      return store.schedules.put(id, {
        id,
        spaceId: "floor",
        spaceType: "group",
        ownerId: personId(maya),
        ownerEmail: maya.email,
        ask: "queue stats today",
        orgId: harbor.id,
        recurrence,
        skipEmpty: false,
        lateHours: 6,
        createdAt: clock.now(),
        since: clock.now(),
        revision: 1,
        edits: [],
        ...more,
      });
    },
    /** What is recorded of each local date. */
    recorded: async () =>
      (await store.runs.find()).map(({ date, state }) => `${date} ${state}`).sort((a, b) => a.localeCompare(b, "en")),
  };
}
