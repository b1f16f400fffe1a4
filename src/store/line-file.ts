import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { type Disk, FILE_MODE } from "./disk.js";
import type { StoreLog } from "./log.js";
import { readLines } from "./read-lines.js";
import { syncFolder, writeAtomically } from "./write-atomically.js";

/** A file of lines that grows at its end. Calls must not overlap, except `lines`. */
export interface LineFile {
  /** The lines are on disk when this resolves. After a failure none of them counts. Without lines it tries whether one would fit. */
  append(lines: readonly string[]): Promise<void>;
  /** What was durable when the reading began. */
  lines(): AsyncGenerator<string>;
  /** Replaces all lines, all or nothing. */
  replace(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const TAIL_CHUNK_BYTES = 65_536;

/** Large enough to need a block of its own; without an end of line, so that after a crash it counts as torn. */
const TRIAL = " ".repeat(4096);

const asText = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

/** Opens or creates the file. A last line without its end was never acknowledged (the process died writing it): it is cut off. */
export async function openLineFile(deps: {
  readonly disk: Disk;
  readonly path: string;
  readonly log: StoreLog | undefined;
  mayWrite(): Promise<void>;
}): Promise<LineFile> {
  const { disk, path, log, mayWrite } = deps;
  let handle: FileHandle | undefined;
  /** End of the last line that is known to be on disk. */
  let durable = 0;
  let cutNeeded = false;

  async function open(): Promise<FileHandle> {
    const opened = await disk.open(path, "a+", FILE_MODE);
    try {
      await syncFolder(disk, dirname(path));
      const { size } = await opened.stat();
      durable = await endOfLastLine(opened, size);
      cutNeeded = durable < size;
      if (cutNeeded) log?.warn({ file: path, bytes: size - durable }, "last line was never finished; it is cut off");
    } catch (error) {
      await opened.close();
      throw error;
    }
    handle = opened;
    return opened;
  }

  async function ready(): Promise<FileHandle> {
    const opened = handle ?? (await open());
    if (cutNeeded) {
      await opened.truncate(durable);
      await opened.datasync();
      cutNeeded = false;
    }
    return opened;
  }

  async function append(lines: readonly string[]) {
    const opened = await ready();
    await mayWrite();
    const bytes = Buffer.from(lines.length > 0 ? asText(lines) : TRIAL);
    cutNeeded = true;
    try {
      await opened.appendFile(bytes);
      // Syncs the new length too; only the time stamps may be lost.
      await opened.datasync();
      if (lines.length === 0) await ready();
    } catch (error) {
      // At once, because whole lines of a refused batch would count after a restart. When this fails too, the next append does it.
      await Promise.allSettled([ready()]);
      throw error;
    }
    if (lines.length > 0) durable += bytes.length;
    cutNeeded = false;
  }

  async function close() {
    const closing = handle;
    handle = undefined;
    await closing?.close();
  }

  async function replace(lines: readonly string[]) {
    // Closed first: whether the replacing worked or not, the next call must open what lies under the name now.
    await ready();
    await close();
    await writeAtomically(disk, path, asText(lines), mayWrite);
    await ready();
  }

  try {
    await ready();
  } catch (error) {
    await close();
    throw error;
  }
  return { append, replace, close, lines: () => readLines(disk, path, durable) };
}

async function endOfLastLine(handle: FileHandle, size: number): Promise<number> {
  for (let end = size; end > 0; ) {
    const length = Math.min(TAIL_CHUNK_BYTES, end);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, end - length);
    const at = buffer.lastIndexOf("\n");
    if (at >= 0) return end - length + at + 1;
    end -= length;
  }
  return 0;
}
