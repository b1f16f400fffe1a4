import { type Disk, writeSynced } from "./disk.js";
import type { FilePart } from "./file-part.js";
import type { Lock } from "./lock.js";
import { asStoreProblem } from "./problems.js";

/** Makes the store's `probe`: probes asked for at one time share one look, so that a busy `/readyz` costs the disk little. */
export function createProbe(deps: {
  readonly disk: Disk;
  readonly path: string;
  readonly lock: Lock;
  readonly parts: readonly FilePart[];
}): () => Promise<void> {
  const { disk, path, lock, parts } = deps;
  let probing: Promise<void> | undefined;

  async function probe() {
    try {
      await lock.check();
      // What failed last must have worked again: a small file may fit where a large one did not.
      for (const part of parts) if (part.broken()) await part.flush();
      await tryWrite(disk, path);
    } catch (error) {
      throw asStoreProblem(path, error);
    } finally {
      probing = undefined;
    }
  }

  return () => {
    probing ??= probe();
    return probing;
  };
}

async function tryWrite(disk: Disk, path: string): Promise<void> {
  await writeSynced(disk, path, "Written to see whether the disk takes writes.\n");
  await disk.rm(path, { force: true });
}
