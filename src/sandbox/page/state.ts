import type { Problem } from "../../errors.js";
import type { Fault, Message, Space, UpstreamCall, World } from "./schema.js";

export type DrawerTab = "calls" | "faults";

/** Everything the page shows, as one value. */
export interface View {
  /** Undefined until the first answer of the sandbox. */
  readonly world: World | undefined;
  /** Set while the sandbox does not answer. */
  readonly offline: Problem | undefined;
  readonly openSpace: string | undefined;
  /** Who speaks, by space id. */
  readonly speakers: Readonly<Record<string, string>>;
  /** Id of the newest message that was on screen, by space id. */
  readonly read: Readonly<Record<string, string>>;
  /** Spaces where an answer is awaited: the marks of the bot's messages when the question was asked. */
  readonly awaited: Readonly<Record<string, string>>;
  readonly drawer: DrawerTab | undefined;
  readonly calls: readonly UpstreamCall[] | undefined;
  readonly faults: readonly Fault[] | undefined;
}

export const emptyView: View = {
  world: undefined,
  offline: undefined,
  openSpace: undefined,
  speakers: {},
  read: {},
  awaited: {},
  drawer: undefined,
  calls: undefined,
  faults: undefined,
};

export interface ViewStore {
  get(): View;
  /** Changes some fields and shows the result; nothing happens when they are what they were. */
  set(change: Partial<View>): void;
  onChange(show: (view: View) => void): void;
}

export function createViewStore(): ViewStore {
  let view = emptyView;
  const listeners: ((view: View) => void)[] = [];
  return {
    get: () => view,
    set(change) {
      const next = { ...view, ...change };
      const same = Object.entries(next).every(([key, value]) => Object.is(value, Reflect.get(view, key)));
      if (same) return;
      view = next;
      for (const show of listeners) show(view);
    },
    onChange: (show) => {
      listeners.push(show);
    },
  };
}

export const spaceOf = (view: View, id: string | undefined): Space | undefined =>
  view.world?.spaces.find((space) => space.id === id);

export const newest = (space: Space): Message | undefined => space.messages.at(-1);

/** Changes whenever the bot writes or edits in this space. */
export const botMark = (space: Space, botEmail: string): string =>
  space.messages
    .filter((message) => message.personEmail === botEmail)
    .map((message) => JSON.stringify([message.id, message.text, message.cards]))
    .join();
