import { randomUUID } from "node:crypto";
import { z } from "zod";
import { parseJson } from "../parse-json.js";
import { codeOf, type Disk, readIfThere, writeSynced } from "./disk.js";
import { lockLost, storeLocked } from "./problems.js";
import { isRunning, ownIdentity } from "./process-identity.js";

const holderSchema = z.object({
  pid: z.int().positive(),
  startedAt: z.string().nullable(),
  bootId: z.string().nullable(),
  /** Tells two openings by one process apart. */
  token: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** The right to write, held by one opening at a time. */
export interface Lock {
  /** Rejects with `store-locked` when another process has taken over; asked before each write. */
  check(): Promise<void>;
  /** Lets go, unless another has taken over. */
  release(): Promise<void>;
}

/**
 * Takes the lock file, or rejects with `store-locked` naming the pid that has it.
 *
 * Our own, because the usual libraries judge a lock by its age: after `kill -9` a restart has to wait until the lock is old,
 * and a process that was suspended loses a lock it still relies on. This one names its holder by pid, start time and boot, so it
 * is stale in the very moment the process is gone, also when a restarted container gives the same pid again. A holder in another
 * container cannot be seen from here and is taken for gone; that is why the holder asks `check` before each write and stops.
 */
export async function takeLock(disk: Disk, path: string): Promise<Lock> {
  const me: Holder = { ...ownIdentity(), token: randomUUID() };
  await acquire(disk, path, me);
  let ours: string | undefined;
  return {
    check: async () => {
      const lying = await identify(disk, path);
      // Every message comes by here, and a look at the file costs a quarter of reading it.
      if (lying !== undefined && lying === ours) return;
      let holder = await readHolder(disk, path);
      if (!holder && (await readIfThere(disk, path)) === undefined) {
        // Removed by hand or by a cleaner of old files: taken again, unless somebody was faster.
        await create(disk, path, me);
        holder = await readHolder(disk, path);
      }
      if (holder?.token !== me.token) throw lockLost(path, holder?.pid);
      // Looked at before it was read: should it have changed between, the next check reads again.
      ours = lying;
    },
    release: async () => {
      if ((await readHolder(disk, path))?.token === me.token) await disk.rm(path, { force: true });
    },
  };
}

async function acquire(disk: Disk, path: string, me: Holder): Promise<void> {
  while (!(await create(disk, path, me))) {
    if (!(await findStale(disk, path))) continue;
    // Of several newcomers at one stale lock only the one with this second lock may remove it, after another look:
    // without it the slower one would remove the faster one's fresh lock.
    const right = `${path}.takeover`;
    await acquire(disk, right, me);
    try {
      if (await findStale(disk, path)) await disk.rm(path, { force: true });
    } finally {
      await disk.rm(right, { force: true });
    }
  }
}

/** True when a lock is there that nobody holds, false when there is none; rejects when it is held. */
async function findStale(disk: Disk, path: string): Promise<boolean> {
  // One look: a fresh lock that came between two would pass for a lock that nobody can read.
  const bytes = await readIfThere(disk, path);
  if (bytes === undefined) return false;
  const holder = parseHolder(bytes);
  if (holder && isRunning(holder)) throw storeLocked(path, holder.pid);
  return true;
}

/** A lock that cannot be read was not made by {@link create}, which links a finished file only; it counts as nobody's. */
const parseHolder = (bytes: Buffer): Holder | undefined =>
  holderSchema.safeParse(parseJson(bytes.toString("utf8"))).data;

async function readHolder(disk: Disk, path: string): Promise<Holder | undefined> {
  const bytes = await readIfThere(disk, path);
  return bytes && parseHolder(bytes);
}

/** Which file lies there and when it was last touched; undefined when there is none. */
async function identify(disk: Disk, path: string): Promise<string | undefined> {
  try {
    const { dev, ino, ctimeNs } = await disk.stat(path, { bigint: true });
    return `${dev}:${ino}:${ctimeNs}`;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Linking makes the whole lock appear at once and fails when there is one. */
async function create(disk: Disk, path: string, me: Holder): Promise<boolean> {
  const temporary = `${path}.${me.token}`;
  try {
    await writeSynced(disk, temporary, JSON.stringify(me), "wx");
    await disk.link(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await disk.rm(temporary, { force: true });
  }
}
