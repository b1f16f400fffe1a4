import { basename } from "node:path";
import { Problem } from "../errors.js";
import { codeOf } from "./disk.js";

/** What is wrong with a file's content; becomes `store-damaged` once the file has been kept aside. Names places, never values. */
export class Damage extends Error {
  constructor(readonly what: string) {
    super(what);
    this.name = "Damage";
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "it is not allowed to write there",
  EPERM: "it is not allowed to write there",
  EROFS: "the disk is read-only",
  EMFILE: "too many files are open",
};

function reasonOf(cause: unknown): string {
  const code = codeOf(cause);
  return (code && reasons[code]) ?? `the disk answered ${code ?? "with an error"}`;
}

/** The file cannot even be opened at the start; told to the operator, so with its whole path. */
export function cannotOpen(file: string, cause: unknown): Problem {
  return new Problem("store-unavailable", {
    say: `Floorwalker cannot use its data file ${file}: ${reasonOf(cause)}.`,
    next: "Give it room and write access to that folder, or set DATA_FILE to another place, and start again.",
    cause,
  });
}

/** A write that the disk refused. Only the file's name is told to people; the whole path is in the cause, for the log. */
function storeUnavailable(file: string, cause: unknown): Problem {
  return new Problem("store-unavailable", {
    say: `Floorwalker could not keep the change in ${basename(file)}: ${reasonOf(cause)}. Nothing was changed.`,
    next: "Whoever runs Floorwalker has to make room or give it write access; then ask again, no restart is needed.",
    cause,
  });
}

/** Any failure of a store file as a Problem. */
export function asStoreProblem(file: string, thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : storeUnavailable(file, thrown);
}

/** A change that came after `close`. */
export function storeClosed(): Problem {
  return new Problem("store-unavailable", {
    say: "Floorwalker is shutting down and keeps no more changes.",
    next: "Ask again in a minute.",
  });
}

/** The refusal of a second writer. */
export function storeLocked(lockFile: string, pid: number): Problem {
  const who = pid === process.pid ? `This process (${pid})` : `Process ${pid}`;
  return new Problem("store-locked", {
    say: `${who} already uses the data beside ${lockFile}; two writers would lose each other's changes.`,
    next: `Stop process ${pid} first, or give this one another DATA_FILE. If ${pid} is no Floorwalker, delete ${lockFile}.`,
  });
}

/** Told by a holder whose lock is in other hands now; it must write nothing more. */
export function lockLost(lockFile: string, pid: number | undefined): Problem {
  return new Problem("store-locked", {
    say: `${pid === undefined ? "Another process" : `Process ${pid}`} has taken over the data beside ${basename(lockFile)}, so this one keeps no more changes.`,
    next: "Whoever runs Floorwalker has to stop one of the two: a data file serves one process.",
  });
}

/** A file that could not be read, after it was kept aside. */
export function storeDamaged(file: string, what: string, copy: string): Problem {
  return new Problem("store-damaged", {
    say: `${file} is damaged: ${what}. Nothing was overwritten; a copy is kept as ${copy}.`,
    next: `Put a good backup in place of ${file}, or move the file away to begin anew, then start again.`,
  });
}

/** A part of the audit trail that cannot be read; a trail with a gap is never returned. */
export function auditDamaged(file: string, what: string): Problem {
  return new Problem("store-damaged", {
    say: `The audit trail cannot be read in full, ${basename(file)} is damaged: ${what}.`,
    next: "Whoever runs Floorwalker has to mend that file or move it away; asking works meanwhile.",
  });
}

/** A secret whose key is missing. The file is sound, so it is no damage. */
export function unknownKey(file: string, keyId: string): Problem {
  return new Problem("store-unavailable", {
    say: `${file} holds secrets encrypted with key ${keyId}, which is not among the keys of ENCRYPTION_KEY.`,
    next: "Add the old key to ENCRYPTION_KEY behind the new one, with a comma between them, and start again.",
  });
}

/** A file that a later program wrote, perhaps with fields this one would lose. */
export function newerFile(file: string, version: number, known: number): Problem {
  return new Problem("store-unavailable", {
    say: `${file} was written by a newer Floorwalker (format ${version}; this one knows formats up to ${known}).`,
    next: "Start the newer Floorwalker again, or put back the backup that it made before it changed the file.",
  });
}

/** A format step that is missing or failed. */
export function migrationFailed(file: string, from: number, to: number, cause?: unknown): Problem {
  return new Problem("store-unavailable", {
    say: `${file} could not be brought from format ${from} to format ${to}; it was left as it is.`,
    next: "Start the Floorwalker version that wrote the file, and report this with the log's details.",
    cause,
  });
}
