import * as fs from "node:fs/promises";

/** The file system calls of the file store; an argument so that a full or broken disk can be shown. */
export type Disk = Pick<
  typeof fs,
  "copyFile" | "link" | "mkdir" | "open" | "readdir" | "readFile" | "realpath" | "rename" | "rm" | "stat"
>;

/** The machine's own disk. */
export const realDisk: Disk = fs;

/** Everything the store writes may hold names of people and sealed secrets: for the owner only. */
export const FILE_MODE = 0o600;
/** Likewise for a folder that the store makes. */
export const FOLDER_MODE = 0o700;

/** The code of a failed system call ("ENOSPC"), or undefined for any other thrown value. */
export function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;
}

/** The file's bytes, or undefined when there is no such file; every other failure is thrown. */
export async function readIfThere(disk: Disk, path: string): Promise<Buffer | undefined> {
  try {
    return await disk.readFile(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes a file that is on disk when this resolves. `wx` refuses one that is there already. */
export async function writeSynced(disk: Disk, path: string, text: string, flag: "w" | "wx" = "w"): Promise<void> {
  const handle = await disk.open(path, flag, FILE_MODE);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
