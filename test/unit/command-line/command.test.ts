import { expect, test } from "vitest";
import { readCommand } from "../../../src/command-line/read-command.js";
import { runCommand } from "../../../src/command-line/run-command.js";
import { showCopied } from "../../../src/command-line/show-copied.js";

async function run(words: string, env: Record<string, string> = {}) {
  const told: string[] = [];
  const complained: string[] = [];
  const code = await runCommand({
    words: words.split(" ").filter(Boolean),
    env,
    tell: (text) => told.push(text),
    complain: (text) => complained.push(text),
  });
  return { code, told: told.join("\n"), complained: complained.join("\n") };
}

test("a copy goes either way", () => {
  expect(readCommand(["store", "copy", "--from", "file", "--to", "postgres"])).toEqual({
    ...{ kind: "copy", from: "file" },
    to: "postgres",
  });
  expect(readCommand(["store", "copy", "--to=file", "--from=postgres"])).toMatchObject({
    from: "postgres",
    to: "file",
  });
});

test("help is told when it is asked for, and is no mistake", async () => {
  for (const words of ["--help", "-h", "store copy --help"]) {
    const { code, told, complained } = await run(words);
    expect([code, complained]).toEqual([0, ""]);
    expect(told).toContain("floorwalker store copy --from file --to postgres");
  }
});

test.each([
  ["", "A command is missing."],
  ["store", "There is no command “store”."],
  ["store move", "There is no command “store move”."],
  ["store copy", "Say where to copy from"],
  ["store copy --from file", "Say where to copy to"],
  ["store copy --from file --to disk", "Say where to copy to"],
  ["store copy --from file --to file", "both ends are the same"],
  ["store copy --force", "Unknown option '--force'."],
  ["store copy --from", "--from"],
])("words that are not known end with 64 and what there is: “%s”", async (words, why) => {
  const { code, told, complained } = await run(words);
  expect([code, told]).toEqual([64, ""]);
  expect(complained).toContain(why);
  expect(complained).toContain("Usage: floorwalker");
});

test("missing and wrong variables end with 78, all at once, and no value is repeated", async () => {
  const { code, told, complained } = await run("store copy --from file --to postgres", {
    ENCRYPTION_KEY: "too-short-a-secret",
    WEBEX_BOT_TOKEN: "not looked at",
  });
  expect([code, told]).toEqual([78, ""]);
  expect(complained).toContain("ENCRYPTION_KEY is not usable.");
  expect(complained).toContain("DATABASE_URL is missing. Set DATABASE_URL to the postgres:// address of the database.");
  expect(complained).not.toMatch(/too-short-a-secret|PUBLIC_URL|DATA_FILE is/);
});

test("what is copied is shown kind by kind, and what came back differently stands out", () => {
  const same = { count: 12_000, sum: "a" };
  expect(
    showCopied([
      { part: "alertStates", source: same, target: same },
      { part: "orgs", source: { count: 2, sum: "b" }, target: { count: 2, sum: "c" } },
      { part: "audit", source: { count: 7, sum: "d" }, target: { count: 6, sum: "e" } },
    ]).split("\n"),
  ).toEqual([
    "kind          records  verified",
    "alert states    12000  yes",
    "orgs                2  NO, content differs",
    "audit               7  NO, 6 came back",
  ]);
});
