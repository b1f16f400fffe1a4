import { describe, expect, test } from "vitest";
import { mentionAt, mentions, withoutMention } from "../../../../src/sandbox/page/mention.js";

describe("the bot's name in a sentence", () => {
  test.each([
    ["Floorwalker queue stats today", "queue stats today"],
    ["@floorwalker, help", "help"],
    ["Floorwalkers are nice", "Floorwalkers are nice"],
    ["ask Floorwalker", "ask Floorwalker"],
    ["Floorwalker", ""],
  ])("%j is recalled as %j", (text, sentence) => {
    expect(withoutMention(text, "Floorwalker")).toBe(sentence);
  });

  test("a typed mention counts wherever it stands, a name without @ or inside a word does not", () => {
    expect(mentions("queue stats @Floorwalker today", "Floorwalker")).toBe(true);
    expect(mentions("Floorwalker queue stats", "Floorwalker")).toBe(false);
    expect(mentions("mail x@Floorwalker.example", "Floorwalker")).toBe(false);
  });

  test("a name with signs of regular expressions is only a name", () => {
    expect(mentions("@Floor (test)", "Floor (test)")).toBe(true);
    expect(withoutMention("Floor (test) help", "Floor (test)")).toBe("help");
  });
});

describe("completing a mention", () => {
  test("begins at the @ that is being typed", () => {
    expect(mentionAt("hello @Flo", 10, "Floorwalker")).toBe(6);
    expect(mentionAt("@", 1, "Floorwalker")).toBe(0);
  });

  test("is not offered for another name, an address, a finished mention or elsewhere in the text", () => {
    expect(mentionAt("@Maya", 5, "Floorwalker")).toBeUndefined();
    expect(mentionAt("me@fl", 5, "Floorwalker")).toBeUndefined();
    expect(mentionAt("@Floorwalker", 12, "Floorwalker")).toBeUndefined();
    expect(mentionAt("@Flo later", 10, "Floorwalker")).toBeUndefined();
  });
});
