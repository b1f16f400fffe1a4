import type { CloudEvent } from "../webex/cloud-event.js";
import type { Feed } from "../webex/feed.js";
import { makeId } from "../webex/ids.js";
import type { CloudState } from "../webex/state.js";
import { type StateMessage, showStateMessage } from "./show-state.js";
import type { Ping } from "./stream-events.js";

/** A message was written, rewritten or deleted somewhere. */
export interface MessageNews {
  readonly kind: "created" | "edited" | "deleted";
  readonly space: { readonly id: string; readonly title: string; readonly type: "group" | "direct" };
  readonly message: StateMessage;
}

const KINDS = { created: "created", updated: "edited", deleted: "deleted" } as const;

/** Passes on what happened in the spaces: in full to `news`, as a hint to the chat page's `pings`. */
export function tellListeners(state: CloudState, news: Feed<MessageNews>, pings: Feed<Ping>, baseUrl: () => string) {
  return (event: CloudEvent): void => {
    const { uuid, title, type } = event.space;
    const space = { id: makeId("ROOM", uuid), title, type };
    if (event.resource === "messages") {
      const kind = KINDS[event.event];
      const message = showStateMessage(state, event.message, baseUrl());
      news.tell({ kind, space, message });
      pings.tell({ event: "message", data: { kind, space: space.id, message: message.id } });
    }
    if (event.resource === "memberships" || event.resource === "rooms")
      pings.tell({ event: "members", data: { space: space.id } });
  };
}
