import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock.js";
import type { SandboxPerson } from "../world.js";
import type { CloudEvent } from "./cloud-event.js";
import type { Feed } from "./feed.js";
import { asWebexInputs } from "./find-inputs.js";
import { mayRead } from "./may-read.js";
import type { ActionRecord, MessageRecord, SpaceRecord } from "./records.js";
import { badRequest, forbidden, notFound } from "./refusal.js";

const MOST_KEPT = 10_000;

/** Presses of cards' buttons. */
export interface Actions {
  get(uuid: string): ActionRecord | undefined;
  /** Throws a Refusal when the message has no card, is the presser's own, or is out of the presser's sight. */
  submit(
    message: MessageRecord,
    space: SpaceRecord,
    by: SandboxPerson,
    inputs: Readonly<Record<string, unknown>>,
  ): ActionRecord;
  clear(): void;
}

/** No presses yet; each is told to the feed. */
export function createActions(deps: { feed: Feed<CloudEvent>; clock: Clock }): Actions {
  const byUuid = new Map<string, ActionRecord>();
  return {
    get: (uuid) => byUuid.get(uuid),
    submit: (message, space, by, inputs) => {
      if (!mayRead(by, message, space)) throw notFound("message");
      if (message.cards.length === 0) throw badRequest("The message has no card to submit.");
      if (message.personUuid === by.uuid) throw forbidden("The author of a card cannot submit it.");
      const action: ActionRecord = {
        uuid: randomUUID(),
        messageUuid: message.uuid,
        spaceUuid: space.uuid,
        personUuid: by.uuid,
        inputs: asWebexInputs(message.cards, inputs),
        created: deps.clock.now(),
      };
      byUuid.set(action.uuid, action);
      const [oldest] = byUuid.keys();
      if (byUuid.size > MOST_KEPT && oldest) byUuid.delete(oldest);
      deps.feed.tell({
        resource: "attachmentActions",
        event: "created",
        actorUuid: by.uuid,
        space,
        message,
        action,
      });
      return action;
    },
    clear: () => byUuid.clear(),
  };
}
