import { expect, test } from "vitest";
import { membersOf, speakersOf } from "../../../../src/sandbox/page/members.js";

const person = (name: string, orgName: string) => ({
  id: name,
  email: `${name}@x.example`,
  displayName: name,
  orgName,
});
const world = {
  now: 0,
  bot: { email: "bot@webex.bot", displayName: "Floorwalker" },
  people: [person("maya", "Harbor"), person("priya", "Harbor"), person("dana", "Brightline")],
  spaces: [],
};
const space = (...emails: string[]) => ({ id: "s", title: "S", type: "group" as const, members: emails, messages: [] });

test("who is from another organisation than most is a guest, the bot never is", () => {
  const members = membersOf(world, space("dana@x.example", "maya@x.example", "priya@x.example", "bot@webex.bot"));
  expect(members.filter((member) => member.guest).map((member) => member.name)).toEqual(["dana"]);
  expect(members.at(-1)).toMatchObject({ name: "Floorwalker", bot: true, guest: false });
});

test("the bot does not speak", () => {
  expect(speakersOf(world, space("bot@webex.bot", "maya@x.example")).map((one) => one.name)).toEqual(["maya"]);
});
