import { constants } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Clock } from "../clock.js";
import { codeOf, type Disk, FILE_MODE, readIfThere } from "./disk.js";
import { Damage, storeDamaged } from "./problems.js";
import { syncFolder } from "./write-atomically.js";

/** 2026-11-22T10:15:00.000Z → 20261122T101500.000Z, which every file system takes in a name. */
const stamp = (clock: Clock) => new Date(clock.now()).toISOString().replaceAll(/[-:]/g, "");

/** Copies a file to a name that must not exist yet; false when it does. The copy is on disk when this resolves. */
async function copyTo(disk: Disk, file: string, copy: string): Promise<boolean> {
  try {
    await disk.copyFile(file, copy, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  const handle = await disk.open(copy, "r+");
  try {
    await handle.chmod(FILE_MODE);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(disk, dirname(copy));
  return true;
}

/** A copy made before, so that a service restarted again and again does not fill the disk with equal copies. */
async function findEqualCopy(disk: Disk, file: string, beginning: string): Promise<string | undefined> {
  const content = await disk.readFile(file);
  for (const name of await disk.readdir(dirname(file))) {
    const path = join(dirname(file), name);
    if (name.startsWith(basename(beginning)) && (await readIfThere(disk, path))?.equals(content)) return path;
  }
  return undefined;
}

async function keepCopy(disk: Disk, file: string, beginning: string, names: readonly string[]): Promise<string> {
  const equal = await findEqualCopy(disk, file, beginning);
  if (equal) return equal;
  for (const name of names) if (await copyTo(disk, file, name)) return name;
  throw new Error(`${names.join(" and ")} exist already`);
}

/** Keeps `<file>.v<N>.bak` before a migration; an earlier, different backup stays and the new one gets the time in its name. */
export function backUp(disk: Disk, clock: Clock, file: string, version: number): Promise<string> {
  const name = `${file}.v${version}`;
  return keepCopy(disk, file, name, [`${name}.bak`, `${name}.${stamp(clock)}.bak`]);
}

/** Runs `read`; when it finds damage, keeps `<file>.damaged-<time>`, leaves the file alone and rejects with `store-damaged`. */
export async function guardDamage<T>(disk: Disk, clock: Clock, file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    const beginning = `${file}.damaged-`;
    const copy = await keepCopy(disk, file, beginning, [`${beginning}${stamp(clock)}`]);
    throw storeDamaged(file, error.what, copy);
  }
}
