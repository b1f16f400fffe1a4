import type { Api, SaidFile } from "./api.js";
import { after } from "./browser-clock.js";
import type { Press } from "./card-view.js";
import type { createReload } from "./reload.js";
import type { Fault, Message } from "./schema.js";
import { botMark, spaceOf, type ViewStore } from "./state.js";

/** How long the page shows that an answer is on its way. */
const AWAIT_MS = 8_000;

/** What a person can do on the page. Failures are told by `fail`; nothing here rejects. */
export function createActions(deps: {
  api: Api;
  store: ViewStore;
  reload: ReturnType<typeof createReload>;
  fail: (thrown: unknown) => void;
  done: () => void;
}) {
  const { api, store, reload } = deps;

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      deps.done();
      return true;
    } catch (thrown) {
      deps.fail(thrown);
      return false;
    }
  }

  function forget(spaceId: string) {
    const { [spaceId]: _, ...awaited } = store.get().awaited;
    store.set({ awaited });
  }

  /** The mark is taken before the question leaves, so that even the fastest answer counts. */
  async function awaiting(spaceId: string, work: () => Promise<void>): Promise<boolean> {
    const view = store.get();
    const space = spaceOf(view, spaceId);
    if (space && view.world)
      store.set({ awaited: { ...view.awaited, [spaceId]: botMark(space, view.world.bot.email) } });
    after(AWAIT_MS, () => forget(spaceId));
    const sent = await attempt(work);
    if (!sent) forget(spaceId);
    await reload.world();
    return sent;
  }

  return {
    async say(text: string, mention: boolean, file?: SaidFile): Promise<boolean> {
      const view = store.get();
      const space = spaceOf(view, view.openSpace);
      const from = space && view.speakers[space.id];
      if (!space || !from) return false;
      const send = () => api.speak({ space: space.id, from, text, mention, file });
      if (space.type === "direct" || mention) return awaiting(space.id, send);
      const sent = await attempt(send);
      await reload.world();
      return sent;
    },
    press:
      (message: Message): Press =>
      async (inputs) => {
        const { openSpace, speakers } = store.get();
        const from = openSpace && speakers[openSpace];
        if (openSpace && from) await awaiting(openSpace, () => api.press({ message: message.id, from, inputs }));
      },
    async moveClock(move: Parameters<Api["moveClock"]>[0]) {
      await attempt(() => api.moveClock(move));
      await reload.world();
    },
    async setFaults(faults: readonly Fault[]) {
      await attempt(() => api.setFaults(faults));
      await reload.faults();
    },
    async changeMember(change: Parameters<Api["changeMember"]>[0]) {
      await attempt(() => api.changeMember(change));
      await reload.world();
    },
    async reset() {
      await attempt(api.reset);
      store.set({ awaited: {}, read: {}, calls: undefined });
      await Promise.all([reload.world(), reload.faults(), reload.calls()]);
    },
  };
}
