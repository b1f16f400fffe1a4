import type { FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { type Disk, realDisk } from "../../../src/store/disk.js";

type Call = "open" | "writeFile" | "appendFile" | "sync" | "datasync" | "truncate" | "rename";

/** A real disk that can be told to refuse calls, and that counts the ones that worked. */
export interface FaultyDisk {
  readonly disk: Disk;
  /** Refuses these calls on paths that hold `part` until `heal`; a refused write leaves half of its bytes behind. */
  fail(code: string, calls: readonly Call[], part: string): void;
  heal(): void;
  count(call: Call, part: string): number;
  /** All calls that worked so far, as "sync floorwalker.json"; random parts of names left out. */
  diary(): string[];
}

export function createFaultyDisk(): FaultyDisk {
  let refuses: (call: Call, path: string) => string | undefined = () => undefined;
  const diary: { call: Call; path: string }[] = [];

  function pass(call: Call, path: string) {
    const code = refuses(call, path);
    if (code) throw Object.assign(new Error(`${code}: ${call} refused`), { code });
    diary.push({ call, path });
  }

  function guard(handle: FileHandle, path: string): FileHandle {
    const { writeFile, appendFile, sync, datasync, truncate } = handle;
    const writing =
      (call: "writeFile" | "appendFile", write: (data: string | Uint8Array) => Promise<void>) =>
      async (data: string | Uint8Array) => {
        try {
          pass(call, path);
        } catch (error) {
          await write.call(handle, data.slice(0, data.length / 2));
          throw error;
        }
        await write.call(handle, data);
      };
    return Object.assign(handle, {
      writeFile: writing("writeFile", writeFile),
      appendFile: writing("appendFile", appendFile),
      sync: async () => {
        pass("sync", path);
        await sync.call(handle);
      },
      datasync: async () => {
        pass("datasync", path);
        await datasync.call(handle);
      },
      truncate: async (length?: number) => {
        pass("truncate", path);
        await truncate.call(handle, length);
      },
    });
  }

  return {
    disk: {
      ...realDisk,
      open: async (path, flags, mode) => {
        pass("open", String(path));
        return guard(await realDisk.open(path, flags, mode), String(path));
      },
      rename: async (from, to) => {
        pass("rename", String(to));
        await realDisk.rename(from, to);
      },
    },
    fail: (code, calls, part) => {
      refuses = (call, path) => (calls.includes(call) && path.includes(part) ? code : undefined);
    },
    heal: () => {
      refuses = () => undefined;
    },
    diary: () => diary.map(({ call, path }) => `${call} ${basename(path).replace(/[0-9a-f-]{36}/, "*")}`),
    count: (call, part) => diary.filter((entry) => entry.call === call && entry.path.includes(part)).length,
  };
}
