import { expect, test } from "vitest";
import { settled } from "../../../../src/sandbox/page/settled.js";
import { botMark, emptyView, type View } from "../../../../src/sandbox/page/state.js";

const bot = { email: "floorwalker@webex.bot", displayName: "Floorwalker" };
const said = (id: string, personEmail: string, text = id) => ({
  id,
  personEmail,
  text,
  cards: [],
  files: [],
  created: 0,
  edited: false,
});
const space = (messages: ReturnType<typeof said>[], members = ["maya@harbor.example", bot.email]) => ({
  id: "floor",
  title: "Floor",
  type: "group" as const,
  members,
  messages,
});
const seen = (one: ReturnType<typeof space>, change: Partial<View> = {}): View => ({
  ...emptyView,
  world: { now: 0, bot, people: [], spaces: [one] },
  ...change,
});

test("the first person of a space speaks, never the bot, and a speaker who left is replaced", () => {
  expect(settled(seen(space([], [bot.email, "tom@harbor.example"]))).speakers).toEqual({ floor: "tom@harbor.example" });
  const gone = seen(space([]), { speakers: { floor: "gone@harbor.example" } });
  expect(settled(gone).speakers).toEqual({ floor: "maya@harbor.example" });
});

test("what was there when the page opened is read; what comes later is read once its space is open", () => {
  expect(settled(seen(space([said("1", bot.email)]))).read).toEqual({ floor: "1" });
  const later = space([said("1", bot.email), said("2", bot.email)]);
  expect(settled(seen(later, { read: { floor: "1" } })).read).toEqual({ floor: "1" });
  expect(settled(seen(later, { read: { floor: "1" }, openSpace: "floor" })).read).toEqual({ floor: "2" });
});

test("an answer is awaited until the bot writes or edits, whatever people say meanwhile", () => {
  const asked = space([said("1", bot.email)]);
  const awaited = { floor: botMark(asked, bot.email) };
  const chatter = space([said("1", bot.email), said("2", "maya@harbor.example")]);
  expect(settled(seen(chatter, { awaited })).awaited).toEqual(awaited);
  expect(settled(seen(space([said("1", bot.email, "edited")]), { awaited })).awaited).toEqual({});
  expect(settled(seen(space([said("1", bot.email), said("2", bot.email)]), { awaited })).awaited).toEqual({});
});
