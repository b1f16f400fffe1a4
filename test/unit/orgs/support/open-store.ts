import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Clock } from "../../../../src/clock.js";
import { readEncryptionKeys } from "../../../../src/store/encryption-keys.js";
import { openFileStore } from "../../../../src/store/open-file-store.js";
import type { Store } from "../../../../src/store/store.js";

/** The real file store in a folder of its own, removed when the test ends. */
export async function openStore(clock: Clock): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), "floorwalker-orgs-"));
  const keys = readEncryptionKeys(Buffer.alloc(32, 7).toString("base64"));
  const store = await openFileStore({ file: join(folder, "state.json"), keys, clock });
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  return store;
}
