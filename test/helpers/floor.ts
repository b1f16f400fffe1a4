import { createSandboxClock, type SandboxClock } from "../../src/sandbox/clock.js";
import type { Cloud } from "../../src/sandbox/cloud.js";
import type { DiaryEntry } from "../../src/sandbox/drive/diary.js";
import type { StateMessage } from "../../src/sandbox/drive/show-state.js";
import { createTrafficModel, type TrafficModel } from "../../src/sandbox/model/traffic-model.js";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/sandbox/start.js";
import * as world from "../../src/sandbox/world.js";
import { takeSeen } from "./browser.js";
import { fetchesUnderWay } from "./count-fetches.js";
import { refuseLeaks } from "./leaks.js";
import { keepingLog } from "./quiet-log.js";
import { until, untilStill } from "./settle.js";

/** The people of the sandbox by first name. */
export const people = {
  maya: "maya.fields@harbor.example",
  tom: "tom.okafor@harbor.example",
  priya: "priya.nair@harbor.example",
  camille: "camille.laurent@lumen.example",
  hugo: "hugo.petit@lumen.example",
  dana: "dana.reyes@brightline.example",
} as const;

export const places = {
  floor: "Harbor floor",
  unlinked: "Lumen team leads",
  withGuest: "Harbor with Brightline",
  direct: "Maya Fields",
} as const;

/** A button of a card, with the sentence it asks. */
export interface Button {
  readonly title: string;
  readonly ask: string | undefined;
  readonly url: string | undefined;
}

/** What the bot posted, ready to be read aloud. */
export interface Reply {
  readonly id: string;
  readonly spaceId: string;
  /** The markdown that notifications and old clients show. */
  readonly text: string;
  readonly parentId: string | undefined;
  readonly card: object | undefined;
  /** Every visible text of the card, line by line. */
  readonly shown: string;
  readonly buttons: readonly Button[];
}

export interface Where {
  readonly from?: string;
  readonly space?: string;
}

export interface Floor extends Pick<Sandbox, "cloud" | "store" | "restart" | "underWay" | "serviceUrl" | "cloudUrl"> {
  readonly clock: SandboxClock;
  /** Lines of the service's log so far. */
  readonly log: readonly string[];
  /** Somebody writes and the bot answers. */
  say(text: string, where?: Where): Promise<Reply>;
  /** Somebody writes; nothing is awaited. */
  write(text: string, where?: Where): { id: string };
  /** Somebody writes with a file attached, and the bot answers. */
  attach(
    text: string,
    file: { readonly name: string; readonly content: string | Uint8Array },
    where?: Where,
  ): Promise<Reply>;
  /** The next answer in a space; notes that the work takes longer are not answers. */
  nextReply(space?: string): Promise<Reply>;
  /** Somebody presses the button with this title (or asking this sentence) and the bot answers. */
  press(reply: Reply, button: string, from?: string, inputs?: Record<string, unknown>): Promise<Reply>;
  /** Waits until the service sleeps (for a retry, say), then lets that much time pass, until `done`. */
  passTimeUntil<T>(done: Promise<T>): Promise<T>;
  /** Nothing more comes: every accepted event is finished, and nothing is asked, answered or logged any more. */
  quiet(): Promise<void>;
  /** Nothing moves any more until time passes: the service may be waiting for a retry. */
  still(): Promise<void>;
  /** Lets everything end that is under way, so that no call meets a deadline, then time passes, and what that starts ends, too. */
  later(ms: number): Promise<void>;
  /** Lets that much time pass, from one pause of the service to the next, so that each thing happens at its own time. */
  pass(ms: number): Promise<void>;
  /** Upstream calls since the start or the last `forget`, as "METHOD /path" with the region's prefix left out. */
  calls(match?: string): readonly string[];
  requests(): readonly DiaryEntry[];
  forgetCalls(): void;
  /** Messages of the bot in a space. */
  replies(space?: string): readonly StateMessage[];
}

/** A Friday morning in New York, with the floor busy. */
export const FRIDAY_MORNING = "2026-11-20T10:07:00-05:00";

let model: TrafficModel | undefined;

/** The contacts behind every figure of every floor, unless a floor was opened with a model of its own. */
export function traffic(): TrafficModel {
  model ??= createTrafficModel(world);
  return model;
}

interface Opened {
  readonly clock: SandboxClock;
  readonly log: readonly string[];
  /** Every message that anybody was ever shown, edited and deleted ones as well. */
  readonly told: readonly string[];
}

const floors = new Map<Sandbox, Opened>();

/** The simulated cloud and the real service in this process; time stands still until the story moves it. */
export async function openFloor(
  options: { now?: string } & Partial<
    Pick<SandboxOptions, "env" | "cloud" | "seed" | "openStore" | "model" | "shortestRecordingMs" | "legacy">
  > = {},
): Promise<Floor> {
  const clock = createSandboxClock({ start: Date.parse(options.now ?? FRIDAY_MORNING), running: false });
  const { log, lines } = keepingLog();
  const { now: _now, ...more } = options;
  const sandbox = await startSandbox({
    clock,
    log,
    cloudPort: 0,
    servicePort: 0,
    random: () => 0.5,
    model: traffic(),
    ...more,
  });
  const { cloud } = sandbox;
  const told: string[] = [];
  cloud.onMessage(({ message }) => void told.push(JSON.stringify(message)));
  floors.set(sandbox, { clock, log: lines, told });
  let forgotten = 0;

  const spaceId = (space: string) => {
    const found = cloud.state().spaces.find((s) => s.title === space || s.id === space);
    if (!found) throw new Error(`no space is called ${space}`);
    return found.id;
  };
  const speakerIn = (space: string) => {
    const [first] = cloud.state().spaces.find((s) => s.id === spaceId(space))?.members ?? [];
    if (!first) throw new Error(`nobody is in ${space}`);
    return first;
  };

  const nextReply = (space: string = places.floor) => {
    const id = spaceId(space);
    return new Promise<Reply>((resolve) => {
      const stop = cloud.onMessage((news) => {
        if (news.message.files.length > 0) return;
        if (news.space.id !== id || news.kind === "deleted" || news.message.personEmail !== world.bot.email) return;
        if (news.message.cards.length === 0 && (news.message.markdown ?? "").startsWith("Working on it")) return;
        stop();
        resolve(toReply(news.message, id));
      });
    });
  };

  const write = (text: string, { from, space = places.floor }: Where = {}) =>
    cloud.say({ space, from: from ?? speakerIn(space), text });

  const look = () => `${cloud.requests().length} ${fetchesUnderWay()} ${lines.length}`;
  const waiting = () => fetchesUnderWay() > 0;
  const still = () => untilStill({ look, waiting });
  const quiet = () => untilStill({ look, waiting, idle: () => sandbox.underWay() === 0 && !waiting() });
  const calls = (match = "") =>
    cloud
      .requests()
      .slice(forgotten)
      .map(({ method, path }) => `${method} ${path.replace(/^\/(wxcc|legacy)\/\w+/, "")}`)
      .filter((call) => call.includes(match));

  return {
    clock,
    log: lines,
    cloud,
    cloudUrl: sandbox.cloudUrl,
    serviceUrl: sandbox.serviceUrl,
    store: sandbox.store,
    restart: sandbox.restart,
    underWay: sandbox.underWay,
    write,
    nextReply,
    attach: async (text, { name, content }, { from, space = places.floor } = {}) => {
      const reply = nextReply(space);
      const file = { name, base64: Buffer.from(content).toString("base64") };
      cloud.say({ space, from: from ?? speakerIn(space), text, file });
      return reply;
    },
    say: async (text, where = {}) => {
      const reply = nextReply(where.space);
      write(text, where);
      return reply;
    },
    press: async (reply, button, from, inputs = {}) => {
      const pressed = reply.buttons.find((b) => b.title === button || b.ask === button);
      if (!pressed) throw new Error(`no button ${button}; there are ${reply.buttons.map((b) => b.title).join(", ")}`);
      const answer = nextReply(reply.spaceId);
      const ask = pressed.ask === undefined ? {} : { ask: pressed.ask };
      cloud.press({ message: reply.id, from: from ?? speakerIn(reply.spaceId), inputs: { ...ask, ...inputs } });
      return answer;
    },
    passTimeUntil: async (done) => {
      let over = false;
      void done.finally(() => {
        over = true;
      });
      const pause = () => clock.sleepers().find((end) => end - clock.now() < 60_000);
      while (!over) {
        await until(() => over || pause() !== undefined, "a pause of the service");
        // Time moves only while the service has nothing else to do than to wait for it.
        await untilStill({ look, waiting, unless: () => over });
        const next = pause();
        if (!over && next !== undefined) clock.to(Math.max(next, clock.now()));
      }
      return done;
    },
    quiet,
    still,
    pass: async (ms) => {
      const end = clock.now() + ms;
      while (clock.now() < end) {
        await still();
        clock.to(Math.min(end, Math.max(clock.now(), clock.sleepers()[0] ?? end)));
      }
      await still();
    },
    later: async (ms) => {
      await quiet();
      clock.advance(ms);
      await quiet();
    },
    calls,
    requests: () => cloud.requests().slice(forgotten),
    forgetCalls: () => {
      forgotten = cloud.requests().length;
    },
    replies: (space = places.floor) =>
      cloud
        .state()
        .spaces.find((s) => s.id === spaceId(space))
        ?.messages.filter((m) => m.personEmail === world.bot.email) ?? [],
  };
}

/** Ends every floor of the test file, and fails when anybody got to see an address of the storage. Time runs meanwhile, for whatever still waits for it. */
export async function closeFloors(): Promise<void> {
  const open = [...floors];
  floors.clear();
  await Promise.all(
    open.map(async ([sandbox, { clock }]) => {
      let over = false;
      const stopping = sandbox.stop().finally(() => {
        over = true;
      });
      for (let turn = 0; turn < 1_500 && !over; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        clock.advance(250);
      }
      if (!over) throw new Error("the service does not stop");
      await stopping;
    }),
  );
  for (const [, { log, told }] of open) {
    refuseLeaks("a message", told);
    refuseLeaks("the log", log);
  }
  refuseLeaks("a page", takeSeen());
}

function toReply(message: StateMessage, spaceId: string): Reply {
  const [card] = message.cards;
  return {
    id: message.id,
    spaceId,
    text: message.markdown ?? message.text ?? "",
    parentId: message.parentId ?? undefined,
    card: isObject(card) ? card : undefined,
    shown: textsOf(card).join("\n"),
    buttons: buttonsOf(card),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Every `text`, `value` and `title` that a card shows, in order. */
function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (!isObject(node)) return [];
  const own = ["title", "text", "value", "label"].flatMap((key) => {
    const text = node[key];
    return typeof text === "string" ? [text] : [];
  });
  const inside = ["facts", "items", "columns", "inlines", "body", "choices", "card", "actions"].flatMap((key) =>
    textsOf(node[key]),
  );
  return [...own, ...inside];
}

function buttonsOf(node: unknown): Button[] {
  if (Array.isArray(node)) return node.flatMap(buttonsOf);
  if (!isObject(node)) return [];
  const { type, title, data, url } = node;
  const isButton = type === "Action.Submit" || type === "Action.OpenUrl";
  const ask = isObject(data) && typeof data.ask === "string" ? data.ask : undefined;
  const own = isButton ? [{ title: String(title), ask, url: typeof url === "string" ? url : undefined }] : [];
  const inside = ["items", "columns", "body", "card", "actions", "selectAction"].flatMap((key) => buttonsOf(node[key]));
  return [...own, ...inside];
}

export type { Cloud };
