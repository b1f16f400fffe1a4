import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { type Disk, writeSynced } from "./disk.js";

/** Makes names created, renamed or removed in a folder survive a power cut. Windows cannot open a folder and needs no such call. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await disk.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Replaces a file so that after a crash at any moment it holds either the old or the whole new text.
 * `mayWrite` is asked last, just before the old text is given up.
 */
export async function writeAtomically(
  disk: Disk,
  path: string,
  text: string,
  mayWrite: () => Promise<void>,
): Promise<void> {
  // A name of its own, so that a process that has lost the lock cannot write into the new holder's temporary file.
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeSynced(disk, temporary, text);
    await mayWrite();
    await disk.rename(temporary, path);
  } catch (error) {
    // Gives the space back on a full disk. What cannot be removed now is removed at the next start.
    await Promise.allSettled([disk.rm(temporary, { force: true })]);
    throw error;
  }
  await syncFolder(disk, dirname(path));
}

const LEFT_OVER = /^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Removes what a killed process left of {@link writeAtomically} for these files. Only for the holder of the lock. */
export async function removeLeftOvers(disk: Disk, paths: readonly string[]): Promise<void> {
  for (const path of paths)
    for (const name of await disk.readdir(dirname(path)))
      if (name.startsWith(basename(path)) && LEFT_OVER.test(name.slice(basename(path).length)))
        await disk.rm(join(dirname(path), name), { force: true });
}
