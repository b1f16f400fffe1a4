import type { Space, World } from "./schema.js";

/** A member as the page names them. */
export interface Member {
  readonly email: string;
  readonly name: string;
  readonly org: string;
  readonly bot: boolean;
  /** From another organisation than most people here. */
  readonly guest: boolean;
}

/** The name of anybody who ever wrote, members or not. */
export const nameOf = (world: World, email: string): string =>
  email === world.bot.email
    ? world.bot.displayName
    : (world.people.find((person) => person.email === email)?.displayName ?? email);

export const botName = (world: World): string => world.bot.displayName;

/** Members in the space's order, the bot among them. */
export function membersOf(world: World, space: Space): Member[] {
  const home = homeOrg(world, space);
  return space.members.map((email) => {
    const person = world.people.find((one) => one.email === email);
    const bot = email === world.bot.email;
    return {
      email,
      name: nameOf(world, email),
      org: person?.orgName ?? "",
      bot,
      guest: !bot && home !== undefined && person?.orgName !== home,
    };
  });
}

export const speakersOf = (world: World, space: Space): Member[] =>
  membersOf(world, space).filter((member) => !member.bot);

/** The organisation most people of the space belong to; the first one's when there are as many of another. */
function homeOrg(world: World, space: Space): string | undefined {
  const counts = new Map<string, number>();
  for (const email of space.members) {
    const org = world.people.find((one) => one.email === email)?.orgName;
    if (org && email !== world.bot.email) counts.set(org, (counts.get(org) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
