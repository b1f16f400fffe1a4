import { z } from "zod";
import { Problem } from "../../errors.js";

/** An error of the driver: of the socket, or of the server with a SQLSTATE of five characters. */
const driverErrorSchema = z.object({ code: z.string().optional(), message: z.string().catch("") });

/** Errors of the socket and of name resolution. */
const socketCodes = new Set(
  `ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN ENOTFOUND EAI_AGAIN
  ERR_STREAM_DESTROYED ERR_STREAM_WRITE_AFTER_END ENOENT`.split(/\s+/),
);
/** The server's good-bye. It is an answer to a statement only when that one was not begun, or was rolled back. */
const GOODBYE = "57P01";
/** The same of a connection that was there. */
const lostCodes = new Set(["ECONNRESET", "EPIPE", GOODBYE]);
/** What pg says, without a code, when it gave up or the connection went away under it. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|timeout expired|Client has encountered a connection error|Client was closed)/;
/** Classes of SQLSTATE whose messages may quote values: data exceptions and violated constraints. */
const quoting = /^(22|23)/;

/** An error of the driver, free of values; `unreachable`: the database could not be asked at all, or not to the end. */
export class DatabaseFailure extends Error {
  readonly code: string | undefined;
  readonly unreachable: boolean;
  /** It had been connected, and the connection went away: a new one may well answer. */
  readonly lost: boolean;

  constructor(thrown: unknown) {
    const { code, message } = driverErrorSchema.catch({ message: "" }).parse(thrown);
    super([code, code && quoting.test(code) ? "" : message].filter(Boolean).join(": ") || "an error without a name");
    this.name = "DatabaseFailure";
    this.code = code;
    this.unreachable = isOutage(code, message);
    this.lost = code === undefined ? /^(Connection terminated|Client )/.test(message) : lostCodes.has(code);
  }
}

/** 08: connection, 57P0x: the server stops or starts, 57014: a statement took too long, 53300: no connection is left. */
function isOutage(code: string | undefined, message: string): boolean {
  if (code === undefined) return lostConnection.test(message);
  return socketCodes.has(code) || /^(08|57P0|57014$|53300$)/.test(code);
}

/**
 * True when the database could not be reached: connection refused, lost or timed out, server stopping or starting, no connection left.
 * Whoever may answer from memory in an outage asks this; takes Problems of the store and errors of the driver.
 */
export function isUnreachable(thrown: unknown): boolean {
  if (thrown instanceof DatabaseFailure) return thrown.unreachable;
  if (thrown instanceof Problem) return thrown.cause instanceof DatabaseFailure && thrown.cause.unreachable;
  return new DatabaseFailure(thrown).unreachable;
}

/** True when the server ended the connection before the statement changed anything: it may be sent again, whatever it does. */
export const isUndone = (problem: unknown): boolean =>
  problem instanceof Problem && problem.cause instanceof DatabaseFailure && problem.cause.code === GOODBYE;

/** True when a statement lost its connection, so that a new one may well answer; nobody knows whether it changed anything. */
export const isLost = (problem: unknown): boolean =>
  problem instanceof Problem && problem.cause instanceof DatabaseFailure && problem.cause.lost;
