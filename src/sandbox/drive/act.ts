import { randomUUID } from "node:crypto";
import { makeId } from "../webex/ids.js";
import { renderTyped } from "../webex/mentions.js";
import type { ActionRecord, MessageRecord } from "../webex/records.js";
import { badRequest, forbidden } from "../webex/refusal.js";
import type { CloudState } from "../webex/state.js";
import type { SandboxPerson } from "../world.js";
import { findMember, findMessageById, findPersonByEmail, findSpaceByName } from "./find.js";
import type { ButtonOrder, MemberOrder, SpeechOrder } from "./orders.js";

/** What simulated people can do, as their Webex client would do it for them. Wrong names throw a 400 Refusal. */
export interface Act {
  say(order: SpeechOrder): MessageRecord;
  press(order: ButtonOrder): ActionRecord;
  /** Rewrites a person's own message. */
  rewrite(messageId: string, text: string): MessageRecord;
  /** Deletes a message as its author. */
  erase(messageId: string): void;
  changeMembers(order: MemberOrder): void;
}

/** Lets people of the cloud act; `bot` is whom they mention. */
export function createAct(state: CloudState, bot: SandboxPerson): Act {
  const author = (message: MessageRecord) => {
    const person = state.directory.byUuid(message.personUuid);
    if (!person || person.bot) throw forbidden("Only messages of people can be changed here.");
    return person;
  };

  return {
    say: ({ space: name, from, text, mention = true, parent, file }) => {
      const space = findSpaceByName(state, name);
      const person = findMember(state, space, from);
      const parentUuid = parent === undefined ? undefined : findMessageById(state, parent).message;
      const rendered = renderTyped(text, bot, mention && space.type === "group" && space.members.has(bot.uuid));
      return state.messages.write(space, person, {
        ...rendered,
        html: rendered.mentioned.length > 0 ? rendered.html : undefined,
        cards: [],
        files: file ? [attach(file)] : [],
        parentUuid: parentUuid?.parentUuid ?? parentUuid?.uuid,
      });
    },
    press: ({ message: id, from, inputs }) => {
      const { message, space } = findMessageById(state, id);
      return state.actions.submit(message, space, findMember(state, space, from), inputs);
    },
    rewrite: (id, text) => {
      const { message, space } = findMessageById(state, id);
      author(message);
      const rendered = renderTyped(text, bot, message.mentioned.includes(bot.uuid));
      return state.messages.edit(message, space, { ...rendered, cards: [], files: message.files });
    },
    erase: (id) => {
      const { message, space } = findMessageById(state, id);
      state.messages.remove(message, space, author(message));
    },
    changeMembers: ({ space: name, email, action }) => {
      const space = findSpaceByName(state, name);
      const person = findPersonByEmail(state, email);
      if (space.type === "direct") throw badRequest("The members of a 1:1 space cannot be changed.");
      const membership = space.members.get(person.uuid);
      const by = [...space.members.keys()]
        .map((uuid) => state.directory.byUuid(uuid))
        .find((each) => each && !each.bot);
      if (action === "add") {
        if (membership) throw badRequest(`${person.displayName} is already in the space "${space.title}".`);
        state.spaces.join(space, person, by ?? person);
        return;
      }
      if (!membership) throw badRequest(`${person.displayName} is not in the space "${space.title}".`);
      state.spaces.leave(space, membership, person.bot ? (by ?? person) : person);
    },
  };
}

const attach = ({ name, type = "text/csv", base64 }: NonNullable<SpeechOrder["file"]>) => ({
  uuid: randomUUID(),
  name,
  type,
  content: Buffer.from(base64, "base64"),
});

/** How a person's deed is answered over HTTP. */
export const showDone = (done: { uuid: string }, kind: "MESSAGE" | "ATTACHMENT_ACTION"): { id: string } => ({
  id: makeId(kind, done.uuid),
});
