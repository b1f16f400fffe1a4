import type { Clock } from "../../clock.js";
import type { SandboxOrg, SandboxPerson } from "../world.js";
import { createActions } from "./actions.js";
import type { CloudEvent } from "./cloud-event.js";
import { createDirectory } from "./directory.js";
import { createFeed } from "./feed.js";
import { createMessages } from "./messages.js";
import { createSpaces } from "./spaces.js";
import type { CloudState } from "./state.js";
import { createWebhooks } from "./webhooks.js";

/** A messaging cloud with people in it and no space yet. */
export function createState(options: {
  clock: Clock;
  orgs: readonly SandboxOrg[];
  people: readonly SandboxPerson[];
  cardEdits: CloudState["cardEdits"];
}): CloudState {
  const { clock, cardEdits } = options;
  const feed = createFeed<CloudEvent>();
  const directory = createDirectory(options.orgs, options.people);
  return {
    clock,
    directory,
    feed,
    cardEdits,
    spaces: createSpaces({ directory, feed, clock }),
    messages: createMessages({ feed, clock }),
    actions: createActions({ feed, clock }),
    webhooks: createWebhooks(clock),
  };
}
