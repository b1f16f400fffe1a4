import { asProblem } from "../../errors.js";
import type { Api } from "./api.js";
import { coalesce } from "./coalesce.js";
import type { LiveKind } from "./live.js";
import type { SandboxTime } from "./sandbox-time.js";
import { botMark, newest, type View, type ViewStore } from "./state.js";

/** Reads from the sandbox what the page shows, each thing at most once at a time. */
export function createReload(api: Api, store: ViewStore, time: SandboxTime) {
  const world = coalesce(async () => {
    try {
      const next = await api.state();
      time.read(next.now);
      store.set({ offline: undefined, ...settled({ ...store.get(), world: next }) });
    } catch (thrown) {
      store.set({ offline: asProblem(thrown) });
    }
  });
  // These lists are an extra: when they fail, the state failed as well and the page has said so.
  const calls = coalesce(async () => {
    const read = await api.requests().catch(() => undefined);
    if (read) store.set({ calls: read });
  });
  const faults = coalesce(async () => {
    const read = await api.faults().catch(() => undefined);
    if (read) store.set({ faults: read });
  });

  return {
    world,
    calls,
    faults,
    /** Reads what an event says has changed; calls only while somebody looks at them. */
    changed(kinds: readonly LiveKind[]) {
      if (kinds.includes("message") || kinds.includes("clock")) void world();
      if (kinds.includes("faults") || kinds.includes("requests")) void faults();
      if (kinds.includes("requests") && store.get().drawer === "calls") void calls();
    },
  };
}

/** A view made consistent: someone speaks in each space, what is open is read, answers that came are not awaited. */
export function settled(view: View): Pick<View, "world" | "speakers" | "read" | "awaited"> {
  const { world } = view;
  if (!world) return view;
  const speakers: Record<string, string> = {};
  const read: Record<string, string> = {};
  const awaited: Record<string, string> = {};
  for (const space of world.spaces) {
    const people = space.members.filter((email) => email !== world.bot.email);
    const chosen = view.speakers[space.id];
    const speaker = chosen && people.includes(chosen) ? chosen : people[0];
    if (speaker) speakers[space.id] = speaker;
    const last = newest(space)?.id ?? "";
    // What was there when the page opened counts as read.
    read[space.id] = space.id === view.openSpace ? last : (view.read[space.id] ?? last);
    const mark = view.awaited[space.id];
    if (mark !== undefined && mark === botMark(space, world.bot.email)) awaited[space.id] = mark;
  }
  return { world, speakers, read, awaited };
}
