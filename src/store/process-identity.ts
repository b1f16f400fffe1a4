import { readFileSync } from "node:fs";
import { codeOf } from "./disk.js";

/** A process that a pid alone would not tell from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Kernel ticks from boot to its start; null where the system does not tell (only Linux does). */
  readonly startedAt: string | null;
  /** Changes with every boot; null likewise. */
  readonly bootId: string | null;
}

function readKernel(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    // No such process, hidden from us, or not Linux: the caller falls back on the signal test.
    return null;
  }
}

/** proc_pid_stat(5): the fields after the name in brackets, which may itself hold brackets and spaces. */
function readStat(pid: number): { state: string | undefined; startedAt: string | null } | null {
  const fields = readKernel(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");
  return fields ? { state: fields[0], startedAt: fields[19] ?? null } : null;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  const { pid } = process;
  return { pid, startedAt: readStat(pid)?.startedAt ?? null, bootId: readKernel("/proc/sys/kernel/random/boot_id") };
}

/** Whether exactly this process still runs. In doubt yes: two writers are worse than a start that has to be repeated. */
export function isRunning(other: ProcessIdentity): boolean {
  const { bootId } = ownIdentity();
  if (bootId !== null && other.bootId !== null && bootId !== other.bootId) return false;
  const stat = readStat(other.pid);
  // Killed, but its parent has not asked for the exit code yet, as happens below a container's first process.
  if (stat?.state === "Z" || stat?.state === "X") return false;
  if (stat?.startedAt && other.startedAt !== null) return stat.startedAt === other.startedAt;
  return takesSignals(other.pid);
}

function takesSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
