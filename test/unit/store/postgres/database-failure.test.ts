import { expect, test } from "vitest";
import { Problem } from "../../../../src/errors.js";
import { DatabaseFailure, isLost, isUndone, isUnreachable } from "../../../../src/store/postgres/database-failure.js";
import { asDatabaseProblem } from "../../../../src/store/postgres/database-problems.js";

const failure = (code: string | undefined, message = "what it says") =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EPIPE",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "08006",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "57014",
])("%s means that the database cannot be reached, as it comes and as a Problem", (code) => {
  expect(isUnreachable(failure(code))).toBe(true);
  expect(isUnreachable(asDatabaseProblem(failure(code)))).toBe(true);
});

test.each([
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "timeout exceeded when trying to connect",
  "Query read timeout",
  "Client has encountered a connection error and is not queryable",
])("so does pg when it says %j", (message) => {
  expect(isUnreachable(failure(undefined, message))).toBe(true);
});

test.each(["23505", "22P05", "25006", "28P01", "3D000", "42501", "42P01", "53100", "55P03"])(
  "%s is an answer of the database",
  (code) => {
    expect(isUnreachable(failure(code))).toBe(false);
    expect(isUnreachable(asDatabaseProblem(failure(code)))).toBe(false);
  },
);

test("Problems and errors of others are no outage", () => {
  const others = [new Problem("internal", { say: "no", next: "no" }), new TypeError("x"), undefined, "ECONNREFUSED"];
  expect(others.filter(isUnreachable)).toEqual([]);
});

test("only the server's own good-bye is taken to mean that nothing was changed", () => {
  const codes = ["57P01", "ECONNRESET", "EPIPE", "57P03", "ECONNREFUSED", "57014"];
  const problems = codes.map((code) => asDatabaseProblem(failure(code)));
  expect(problems.map(isUndone)).toEqual([true, false, false, false, false, false]);
  expect(problems.map(isLost)).toEqual([true, true, true, false, false, false]);
});

test.each(["22P02", "23505"])("the text of %s may quote a record and is not kept, nor is any detail", (code) => {
  const thrown = Object.assign(failure(code, 'invalid input "secret"'), { detail: "secret", where: "secret" });
  expect(JSON.stringify({ ...new DatabaseFailure(thrown) }) + new DatabaseFailure(thrown)).not.toContain("secret");
});

test.each([
  ["53100", "its disk is full"],
  ["25006", "it is read-only"],
  ["28P01", "it refuses the sign-in"],
  ["3D000", "that database does not exist"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "its certificate cannot be checked"],
  ["XX000", "error XX000"],
  ["ECONNREFUSED", "does not answer"],
])("%s is told as a sentence of ours: %s", (code, words) => {
  const problem = asDatabaseProblem(failure(code, "words of the driver"));
  expect(problem).toMatchObject({ code: "store-unavailable", say: expect.stringContaining(words) });
  expect(`${problem.say} ${problem.next}`).not.toContain("words of the driver");
});
