import { Problem } from "../../errors.js";
import { DatabaseFailure } from "./database-failure.js";

const RUNNER = "Whoever runs Floorwalker has to";
const AGAIN = "then ask again, no restart is needed.";

/** By the beginning of the SQLSTATE: what is wrong, and what its keeper has to do. The first that fits counts. */
const reasons: readonly [RegExp, string, string][] = [
  [/^53100/, "its disk is full", `${RUNNER} make room for it; ${AGAIN}`],
  [/^53300/, "it has no connection left", `Ask again in a minute; if it stays, ${RUNNER.toLowerCase()} give it more.`],
  [/^53/, "it is short of memory", `${RUNNER} give it more; ${AGAIN}`],
  [/^25006/, "it is read-only", `${RUNNER} let it take writes; ${AGAIN}`],
  [/^28/, "it refuses the sign-in", `${RUNNER} check user, password and sslmode in DATABASE_URL.`],
  [/^3D/, "that database does not exist", `${RUNNER} make it or correct DATABASE_URL.`],
  [/^42501/, "it does not allow that", `${RUNNER} give its user the right to make schemas and tables; ${AGAIN}`],
  [
    /CERT|SIGNATURE|^ERR_TLS/,
    "its certificate cannot be checked",
    `${RUNNER} give its authority as sslrootcert in DATABASE_URL, or say sslmode=no-verify there to do without.`,
  ],
  [/^55P03/, "somebody else has held a lock for too long", "Ask again in a minute."],
];

/** Any failure of the database as a Problem, `store-unavailable`. A driver's text never gets into the sentence. */
export function asDatabaseProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const cause = thrown instanceof DatabaseFailure ? thrown : new DatabaseFailure(thrown);
  const [, reason, next] = reasons.find(([code]) => cause.code !== undefined && code.test(cause.code)) ?? [];
  return new Problem("store-unavailable", {
    say: `Floorwalker could not keep or read its records: ${reason ? `PostgreSQL answered that ${reason}` : describe(cause)}.`,
    next:
      next ??
      `Ask again in a minute; if it stays, ${RUNNER.toLowerCase()} look after its database. No restart is needed.`,
    cause,
  });
}

function describe({ code, unreachable }: DatabaseFailure): string {
  if (unreachable) return "PostgreSQL does not answer";
  return `PostgreSQL answered with ${code === undefined ? "an error" : `error ${code}`}`;
}

/** DATABASE_URL is no address; its text is not repeated, because it holds a password. */
export function badAddress(): Problem {
  return new Problem("store-unavailable", {
    say: "Floorwalker cannot use its database: DATABASE_URL is no address of a PostgreSQL database.",
    next: "Set it to postgres://user:password@host:port/database, special characters in it percent-encoded, and start again.",
  });
}

/** A row that cannot be read. `idHash` finds it without telling its id. */
export function rowDamaged(table: string, idHash: string, what: string): Problem {
  return new Problem("store-damaged", {
    say: `A record in the database cannot be read: ${what} (table ${table}, SHA-256 of its id begins with ${idHash}). Nothing was overwritten.`,
    next: "Whoever runs Floorwalker has to mend or remove that row, or put back a backup of the database.",
  });
}

/** Its text can only be kept in UTF-8. */
export function wrongEncoding(): Problem {
  return new Problem("store-unavailable", {
    say: "Floorwalker cannot use its database: it does not keep text in UTF-8.",
    next: "Make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, set DATABASE_URL to it, and start again.",
  });
}

/** One record that so many change at once that nobody's change gets in. */
export function tooContended(table: string): Problem {
  return new Problem("store-unavailable", {
    say: `Floorwalker could not keep the change: too many change the same record of ${table} at once. Nothing was changed.`,
    next: "Ask again in a minute.",
  });
}
