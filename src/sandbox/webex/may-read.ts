import type { SandboxPerson } from "../world.js";
import type { MessageRecord, SpaceRecord } from "./records.js";

/**
 * Members read everything, except that a bot in a group space sees only its own messages and those that mention it
 * (developer.webex.com, bots guide). `<@all>` does not mention a bot.
 */
export function mayRead(person: SandboxPerson, message: MessageRecord, space: SpaceRecord): boolean {
  if (!space.members.has(person.uuid)) return false;
  if (!person.bot || space.type === "direct" || message.personUuid === person.uuid) return true;
  return message.mentioned.includes(person.uuid);
}
