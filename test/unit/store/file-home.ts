import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import { readEncryptionKeys } from "../../../src/store/encryption-keys.js";
import { type FileStoreOptions, openFileStore } from "../../../src/store/open-file-store.js";
import type { Store } from "../../../src/store/store.js";
import type { StoreHome } from "./conformance.js";
import { NOW } from "./samples.js";

/** Base64 of 32 equal bytes. */
export const keyText = (byte: number) => Buffer.alloc(32, byte).toString("base64");

export const keys = readEncryptionKeys(keyText(1));

export async function makeFileHome(): Promise<StoreHome> {
  const folder = await mkdtemp(join(tmpdir(), "floorwalker-store-"));
  return {
    open: (clock) => openFileStore({ file: join(folder, "data", "floorwalker.json"), keys, clock }),
    discard: () => rm(folder, { recursive: true }),
  };
}

/** A folder with a data file, and stores on it that are closed when the test is over. */
export interface Bench {
  readonly folder: string;
  readonly file: string;
  readonly clock: SandboxClock;
  open(options?: Partial<FileStoreOptions>): Promise<Store>;
  /** Opens a copy of the folder as a machine would find it after losing power now. */
  openAsAfterCrash(): Promise<Store>;
  text(): Promise<string>;
  discard(): Promise<void>;
}

export async function makeBench(): Promise<Bench> {
  const home = await mkdtemp(join(tmpdir(), "floorwalker-store-"));
  const folder = join(home, "data");
  await mkdir(folder);
  const file = join(folder, "floorwalker.json");
  const clock = createSandboxClock({ start: NOW, running: false });
  const opened: Store[] = [];
  const open = async (options: Partial<FileStoreOptions> = {}) => {
    const store = await openFileStore({ file, keys, clock, ...options });
    opened.push(store);
    return store;
  };
  return {
    folder,
    file,
    clock,
    open,
    openAsAfterCrash: async () => {
      const copy = join(home, "crashed");
      await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith(".lock") });
      return open({ file: join(copy, "floorwalker.json") });
    },
    text: () => readFile(file, "utf8"),
    discard: async () => {
      for (const store of opened) await store.close();
      await rm(home, { recursive: true });
    },
  };
}
