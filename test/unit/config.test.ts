import { expect, test } from "vitest";
import { variables } from "../../src/config/variables.js";
import { ConfigError, readConfig } from "../../src/config.js";

const good = {
  PUBLIC_URL: "https://floorwalker.example.com/",
  WEBEX_BOT_TOKEN: "a-bot-token-of-some-length",
  WEBEX_WEBHOOK_SECRET: "0123456789abcdef",
  WEBEX_CLIENT_ID: "C0123456789",
  WEBEX_CLIENT_SECRET: "s0123456789",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
};

const problemsOf = (env: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test("defaults are those of the documentation", () => {
  const config = readConfig(good);
  expect(config.port).toBe(3000);
  expect(config.publicUrl).toBe("https://floorwalker.example.com");
  expect(config.webexApiUrl).toBe("https://webexapis.com/v1");
  expect(config.wxccApiUrl).toBe("https://api.wxcc-{region}.cisco.com");
  expect(config.dataFile).toBe("data/floorwalker.json");
  expect(config.wxccRequestsPerMinute).toBe(240);
  expect(config.transport).toBe("webhook");
});

test("every problem is reported at once, each with its cure", () => {
  const problems = problemsOf({ PORT: "http", LOG_LEVEL: "loud" });
  for (const name of ["PORT", "LOG_LEVEL", ...variables.filter((v) => v.required).map((v) => v.name)]) {
    expect(problems.find((p) => p.startsWith(name))).toMatch(/Set [A-Z_]+ to /);
  }
});

test("a wrong value is never repeated: it may be a secret pasted into the wrong place", () => {
  const secret = "hunter2-hunter2";
  expect(problemsOf({ ...good, ENCRYPTION_KEY: secret, PUBLIC_URL: secret }).join()).not.toContain(secret);
});

test.each([
  ["http is refused outside loopback", "http://floorwalker.example.com", false],
  ["http is fine on loopback", "http://127.0.0.1:3000", true],
  ["an address with a query is refused", "https://floorwalker.example.com/?a=1", false],
  ["a text without scheme is refused", "floorwalker.example.com", false],
])("PUBLIC_URL: %s", (_promise, url, accepted) => {
  expect(problemsOf({ ...good, PUBLIC_URL: url })).toHaveLength(accepted ? 0 : 1);
});

test("keys rotate: a list is accepted when each part is 32 bytes", () => {
  const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((bytes) => bytes.toString("base64"));
  const { encryptionKeys } = readConfig({ ...good, ENCRYPTION_KEY: `${first}, ${second}` });
  expect(encryptionKeys.map(({ key }) => key.export().toString("base64"))).toEqual([first, second]);
  expect(problemsOf({ ...good, ENCRYPTION_KEY: `${first},c2hvcnQ=` })).toHaveLength(1);
});

test("the budget cannot exceed what Cisco allows", () => {
  expect(problemsOf({ ...good, WXCC_REQUESTS_PER_MINUTE: "301" })).toHaveLength(1);
});

test.each([
  ["Heroku", { DYNO: "web.1" }],
  ["a host that is said to wipe its disk", { FLOORWALKER_EPHEMERAL_DISK: "1" }],
])(
  "%s with a data file is refused, and told why: every connection would be lost at the next restart",
  (_host, host) => {
    const [problem, ...others] = problemsOf({ ...good, ...host });
    expect(others).toEqual([]);
    expect(problem).toMatch(/^DATABASE_URL is missing\. .*wipes its files at every restart.* Set DATABASE_URL to /);
    expect(problemsOf({ ...good, ...host, DATABASE_URL: "postgres://localhost/floorwalker" })).toEqual([]);
  },
);

test("a disk that is lost is told together with everything else", () => {
  const problems = problemsOf({ DYNO: "web.1" });
  expect(problems.filter((problem) => problem.startsWith("DATABASE_URL"))).toHaveLength(1);
  expect(problems).toHaveLength(1 + variables.filter(({ required }) => required).length);
});

test("a disk that is said to stay is no reason to refuse", () => {
  expect(problemsOf({ ...good, FLOORWALKER_EPHEMERAL_DISK: "0" })).toEqual([]);
});
