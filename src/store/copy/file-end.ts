import { basename, dirname, join } from "node:path";
import type { Clock } from "../../clock.js";
import { codeOf, type Disk, realDisk } from "../disk.js";
import type { EncryptionKey } from "../encryption-keys.js";
import { nameFiles } from "../name-files.js";
import { openFileStore } from "../open-file-store.js";
import { cannotOpen } from "../problems.js";
import { syncFolder } from "../write-atomically.js";
import type { End, Target } from "./copy-store.js";
import { nothingToCopy } from "./problems.js";

interface FileEnd {
  readonly file: string;
  readonly keys: readonly EncryptionKey[];
  readonly clock: Clock;
  readonly disk?: Disk;
}

/** The data file as it is read. Its lock is held, so a running service is noticed and none can start meanwhile. */
export async function openFileSource(options: FileEnd): Promise<End> {
  const { file, disk = realDisk } = options;
  await disk.stat(file).catch((error: unknown) => {
    throw codeOf(error) === "ENOENT" ? nothingToCopy(file) : cannotOpen(file, error);
  });
  const store = await openFileStore(options);
  return { store, where: file, close: store.close };
}

/**
 * A data file to be written. The copy grows in a folder of its own beside it; keeping it puts its files in place, the data
 * file last, so that whatever ends the copy before leaves a place that is still empty.
 */
export async function openFileTarget(options: FileEnd): Promise<Target> {
  const { disk = realDisk } = options;
  const held = await openFileStore(options);
  try {
    const file = await disk.realpath(options.file);
    const folder = `${file}.copy`;
    await disk.rm(folder, { recursive: true, force: true });
    const copy = join(folder, basename(file));
    const store = await openFileStore({ ...options, file: copy });
    return {
      ...{ store, held, where: options.file },
      keep: async () => {
        await store.close();
        await putInPlace(disk, copy, file).catch((error: unknown) => {
          throw cannotOpen(file, error);
        });
      },
      close: async () => {
        await store.close();
        await disk.rm(folder, { recursive: true, force: true });
        await held.close();
      },
    };
  } catch (error) {
    await held.close();
    throw error;
  }
}

async function putInPlace(disk: Disk, copy: string, file: string): Promise<void> {
  const { state: newState, lock: _lock, probe: _probe, ...newParts } = nameFiles(copy);
  for (const from of Object.values(newParts)) await move(disk, from, join(dirname(file), basename(from)));
  await move(disk, newState, file);
  await syncFolder(disk, dirname(file));
}

/** A part without records may have no file; then none of that name stays, either. */
async function move(disk: Disk, from: string, to: string): Promise<void> {
  try {
    await disk.rename(from, to);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    await disk.rm(to, { force: true });
  }
}
