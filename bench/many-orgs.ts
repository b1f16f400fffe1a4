import { randomUUID } from "node:crypto";
import * as world from "../src/sandbox/world.js";

/** So many contact centres, each with an administrator, and so many spaces of each with the administrator and the bot in it. */
export function makeManyOrgs(count: number, spacesOfEach: number) {
  const orgs = Array.from(
    { length: count },
    (_, at): world.SandboxOrg => ({
      id: randomUUID(),
      name: `Bench centre ${at + 1}`,
      contactCentre: { region: "us1", zone: "America/New_York", size: "small" },
    }),
  );
  const people = orgs.map(
    ({ id }, at): world.SandboxPerson => ({
      uuid: randomUUID(),
      email: `boss-${at + 1}@bench.example`,
      displayName: `Boss ${at + 1}`,
      orgId: id,
      admin: true,
      supervisor: true,
    }),
  );
  const spaces = orgs.flatMap(({ id }, at) =>
    Array.from(
      { length: spacesOfEach },
      (_, number): world.SandboxSpace => ({
        uuid: randomUUID(),
        title: `Bench ${at + 1}.${number + 1}`,
        type: "group",
        members: [people[at]?.email ?? "", world.bot.email],
        linked: [id],
      }),
    ),
  );
  return {
    orgs: [...orgs, ...world.orgs],
    people: [...people, ...world.people],
    spaces,
    bot: world.bot,
    credentials: world.credentials,
    centres: orgs,
  };
}
