import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_QUESTION, parseSentence } from "../../../src/conversation/parse.js";
import { Problem, type ProblemCode } from "../../../src/errors.js";
import { grammar } from "./grammar.js";

function mistake(text: string): Problem {
  try {
    parseSentence(text, grammar);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`"${text}" was understood`);
}

describe("a mistake is named, and what was meant is one button away", () => {
  test.each<[string, ProblemCode, string | undefined]>([
    ["queu stats", "unknown-command", "queue stats today"],
    ["queu stats todya", "unknown-command", "queue stats today"],
    ['qeue stats yesterday queue:"Billing EMEA"', "unknown-command", 'queue stats yesterday queue:"Billing EMEA"'],
    ["queuestats today", "unknown-command", "queue stats today"],
    ["stats for yesterday", "unknown-command", "queue stats yesterday"],
    ["yesterday?", "unknown-command", "queue stats yesterday"],
    ["how are the queues today", "unknown-command", "queue stats today"],
    ["hepl", "unknown-command", "help"],
    ["make me a sandwich", "unknown-command", "help"],
    ["queue stats todya", "bad-period", "queue stats today"],
    ["queue stats mondya 09:00-12:00", "bad-period", "queue stats monday 09:00-12:00"],
    ["queue stats lst week queue:A", "bad-period", 'queue stats last week queue:"A"'],
    ["queue stats 2026-02-30", "bad-period", "queue stats today"],
    ["queue stats 2026-13-01", "bad-period", "queue stats today"],
    ["queue stats 2026-11-01..2026-11-31", "bad-period", "queue stats today"],
    ["queue stats 2026-11-07..2026-11-01", "bad-period", "queue stats 2026-11-01..2026-11-07"],
    ["queue stats yesterday 12:00-09:00", "bad-period", "queue stats yesterday"],
    ["queue stats today 09:00-25:00", "bad-period", "queue stats today"],
    ["queue stats today 09:00-09:00", "bad-period", "queue stats today"],
    ["queue stats last week 09:00-12:00", "bad-period", "queue stats today"],
    ["queue stats last 0h", "bad-period", "queue stats today"],
    ["queue stats last 5 months", "bad-period", undefined],
    ["queue stats today yesterday", "bad-period", "queue stats today"],
    ["queue stats 20.11.2026", "bad-period", "queue stats today"],
    ["queue stats yesterday Billing", "bad-period", 'queue stats yesterday queue:"Billing"'],
    ['queue stats "Billing EMEA"', "bad-period", 'queue stats today queue:"Billing EMEA"'],
    ["queue stats today queue:Billing EMEA", "bad-period", 'queue stats today queue:"Billing EMEA"'],
    ["queue stats queue:", "bad-filter", undefined],
    ['queue stats queue:""', "bad-filter", undefined],
    ["queue stats queue: today", "bad-filter", undefined],
    ["queue stats tz:", "bad-filter", undefined],
    ["queue stats today quue:A", "bad-filter", 'queue stats today queue:"A"'],
    ["queue stats colour:red", "bad-filter", undefined],
    ["queue stats constructor:x", "bad-filter", undefined],
    ["queue stats channel:constructor", "bad-filter", undefined],
    ["queue stats last constructor", "bad-period", undefined],
    ["queue stats today channel:voce", "bad-filter", "queue stats today channel:voice"],
    ["queue stats channel:pigeon", "bad-filter", undefined],
    ["queue stats today tz:paris", "bad-zone", "queue stats today tz:Europe/Paris"],
    ["queue stats today tz:Europe/Pariss", "bad-zone", "queue stats today tz:Europe/Paris"],
    ["queue stats tz:+02:00", "bad-zone", undefined],
    ["queue stats tz:Europe/Paris tz:UTC", "bad-zone", undefined],
    ["queues now team:x", "filter-not-for-command", "queues now"],
    ["queues now teams:x queue:A", "filter-not-for-command", 'queues now queue:"A"'],
    ["agent stats yesterday tz:UTC queue:A", "filter-not-for-command", "agent stats yesterday tz:UTC"],
    ["why sl queue:x", "filter-not-for-command", "why sl"],
    ["orgs queue:x", "filter-not-for-command", "orgs"],
    ["orgs tz:UTC", "filter-not-for-command", "orgs"],
    ["orgs today", "unknown-command", "orgs"],
    ["orgs foo", "unknown-command", "orgs"],
    ["", "empty-question", "queue stats today"],
    ["  \n ", "empty-question", "queue stats today"],
    ["👋🏽 🎉", "empty-question", "queue stats today"],
    ["?!", "empty-question", "queue stats today"],
    ["hello", "empty-question", "queue stats today"],
  ])("%j is %s", (text, code, ask) => {
    const problem = mistake(text);
    expect(problem.code).toBe(code);
    expect(problem.say).not.toBe("");
    expect(problem.next).not.toBe("");
    if (ask !== undefined) expect(problem.asks[0]?.ask).toBe(ask);
  });

  test("every sentence that is offered instead is understood", () => {
    const offers = ["queu stats todya", "queue stats yesterday Billing", "queue stats tz:paris", "queue stats last 0h"]
      .flatMap((text) => mistake(text).asks)
      .map(({ ask }) => parseSentence(ask, grammar).command);
    expect(offers).toEqual(["queue-stats", "queue-stats", "queue-stats", "queue-stats"]);
  });

  test("the words that were not understood are said back", () => {
    expect(mistake("orgs foo bar").say).toContain("“foo bar”");
    expect(mistake("queue stats yesterday Billing").say).toContain("“Billing”");
  });

  test("a question that is too long is never repeated", () => {
    const problem = mistake("queue stats ".repeat(900));
    expect(problem.code).toBe("question-too-long");
    expect(`${problem.say}${problem.next}`).not.toContain("queue stats queue stats");
    expect(problem.say).toContain("10800");
    expect(`${problem.say}${problem.next}`.length).toBeLessThan(300);
  });

  test("nothing that is said back can mention or link", () => {
    const { say } = mistake("<@all> [free money](https://evil.example) `x`");
    expect(say).not.toMatch(/[<>[\]`]/);
  });

  test("any text is either understood or a Problem that says what happened and what to do, in few words", () => {
    const words = fc.constantFrom(
      "queue",
      "stats",
      "today",
      "queue:",
      '"',
      "“",
      "tz:x",
      "as",
      "csv",
      "9-12",
      "-",
      ",",
      "why",
      "last",
      "2026-02-30",
      "é",
      "👋",
      ":",
      "..",
    );
    const anything = fc.oneof(
      fc.array(words, { maxLength: 12 }).map((w) => w.join(" ")),
      fc.string({ unit: "binary", maxLength: 200 }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        try {
          return typeof parseSentence(text, grammar).command === "string";
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          return error.say.length > 0 && error.next.length > 0 && error.say.length < 400;
        }
      }),
    );
  });

  test.each(["x:", "queue:a, ", "quue:a ", '"', "'a", "- ", "today ", "queu ", "tz:paris ", ", ", ".please"])(
    "a question of 2,000 characters made of %j ends in a Problem",
    (piece) => {
      const text = `queue stats x ${piece.repeat(LONGEST_QUESTION)}`.slice(0, LONGEST_QUESTION - 1).concat("x");
      expect(mistake(text).next).not.toBe("");
    },
  );
});
