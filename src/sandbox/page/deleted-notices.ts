import { h } from "../../web/player/element.js";

interface Placed {
  readonly created: number;
  readonly element: HTMLLIElement;
}

/** Notices in the places of messages that were on screen and have been deleted since. */
export function createDeletedNotices() {
  const notices = new Map<string, Placed>();

  /** When nothing of what was on screen is left, the sandbox was reset, and there is nothing to say. */
  function note(present: ReadonlySet<string>, before: ReadonlyMap<string, Placed>) {
    const missing = [...before].filter(([id]) => !present.has(id));
    if (missing.length === before.size) return notices.clear();
    for (const [id, { created }] of missing)
      notices.set(id, { created, element: h("li", { class: "message deleted" }, "Message deleted") });
  }

  return {
    /** `placed` with the notices among it by time. `before` is what was on screen, by message id. */
    place(placed: readonly Placed[], messages: readonly { id: string }[], before: ReadonlyMap<string, Placed>) {
      if (before.size > 0) note(new Set(messages.map((message) => message.id)), before);
      const wanted = placed.map((one) => one.element);
      for (const notice of notices.values()) {
        const next = placed.find((one) => one.created > notice.created);
        wanted.splice(next ? wanted.indexOf(next.element) : wanted.length, 0, notice.element);
      }
      return wanted;
    },
  };
}
