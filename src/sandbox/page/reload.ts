import { asProblem } from "../../errors.js";
import type { Api } from "./api.js";
import { coalesce } from "./coalesce.js";
import type { LiveKind } from "./live.js";
import type { SandboxTime } from "./sandbox-time.js";
import { settled } from "./settled.js";
import type { ViewStore } from "./state.js";

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
      const concerns = (...of: LiveKind[]) => of.some((kind) => kinds.includes(kind));
      if (concerns("message", "members", "clock", "reset")) void world();
      if (concerns("faults", "reset")) void faults();
      if (concerns("requests", "reset") && store.get().drawer === "calls") void calls();
    },
  };
}
