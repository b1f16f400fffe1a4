import { describe, expect, test } from "vitest";
import { stripMention } from "../../../src/conversation/strip-mention.js";

const bot = { personId: "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9ib3Q", displayName: "Floorwalker" };
const mention = (id = bot.personId, name = "Floorwalker") =>
  `<spark-mention data-object-type="person" data-object-id="${id}">${name}</spark-mention>`;
const group = (text: string, html?: string) => stripMention({ text, html, spaceType: "group" }, bot);
const direct = (text: string, html?: string) => stripMention({ text, html, spaceType: "direct" }, bot);

describe("the question remains, wherever the mention stands", () => {
  test.each([
    ["first", `<p>${mention()} queue stats today</p>`],
    ["last", `<p>queue stats today ${mention()}</p>`],
    ["in the middle", `<p>queue stats ${mention()} today</p>`],
    ["twice", `${mention()} queue stats today ${mention()}`],
    ["without blanks around it", `queue stats${mention()}today`],
    ["on a line of its own", `<p>${mention()}</p><p>queue stats<br/>today</p>`],
    ["in a list", `<ul><li>${mention()}</li><li>queue stats</li><li>today</li></ul>`],
    ["under another name", `${mention(bot.personId, "Floor")} queue stats today`],
    ["in bold", `<p><strong>${mention()}</strong> queue stats <em>today</em></p>`],
    ["with single quotes in the tag", mention().replace(/"/g, "'").concat(" queue stats today")],
  ])("%s", (_, html) => {
    expect(group("Floorwalker queue stats today", html)).toBe("queue stats today");
  });

  test("entities are decoded once", () => {
    const html = `${mention()} queue stats queue:&quot;R&amp;D &lt;EU&gt;&quot; &#39;x&#x27; &amp;amp; &nbsp;&bogus;&constructor; &#0;`;
    expect(group("", html)).toBe(`queue stats queue:"R&D <EU>" 'x' &amp; &bogus;&constructor; &#0;`);
  });

  test("other people stay as their names", () => {
    expect(group("", `${mention()} grant viewer ${mention("someone-else", "Dana Reyes")}`)).toBe(
      "grant viewer Dana Reyes",
    );
  });

  test("a queue that is called like the bot keeps its name", () => {
    expect(group("", `${mention()} queue stats queue:"Floorwalker"`)).toBe('queue stats queue:"Floorwalker"');
  });

  test("a link is its text", () => {
    expect(group("", `${mention()} grant viewer <a href="mailto:a@b.example">a@b.example</a>`)).toBe(
      "grant viewer a@b.example",
    );
  });
});

describe("without html the bot's name is taken out of the text", () => {
  test.each([
    ["Floorwalker queue stats today", "queue stats today"],
    ["@Floorwalker\nqueue stats\ntoday", "queue stats today"],
    ["queue stats floorwalker today", "queue stats today"],
    ["Floorwalkers queue stats", "Floorwalkers queue stats"],
    ["Floorwalker", ""],
  ])("%j", (text, sentence) => {
    expect(group(text)).toBe(sentence);
  });

  test("also when it is shown by its first name, or holds signs with a meaning in patterns", () => {
    const strip = (text: string, displayName: string) =>
      stripMention({ text, html: undefined, spaceType: "group" }, { ...bot, displayName });
    expect(strip("Floor queue stats", "Floor Walker (test)")).toBe("queue stats");
    expect(strip("Floor Walker (test) queue stats", "Floor Walker (test)")).toBe("queue stats");
  });
});

describe("alone with the bot nobody needs to be mentioned", () => {
  test.each([
    ["queue stats today", "queue stats today"],
    ["Floorwalker, queue stats today", ", queue stats today"],
    ["queue stats queue:Floorwalker", "queue stats queue:Floorwalker"],
  ])("%j", (text, sentence) => {
    expect(direct(text)).toBe(sentence);
  });

  test("html without a mention changes nothing", () => {
    expect(direct('queue stats queue:"a_b"', "queue stats queue:&quot;a<em>b</em>&quot;")).toBe(
      'queue stats queue:"a_b"',
    );
  });
});
