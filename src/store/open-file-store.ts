import { basename, dirname, join } from "node:path";
import type { Clock } from "../clock.js";
import { Problem } from "../errors.js";
import { openAuditFile } from "./audit-file.js";
import { codeOf, type Disk, FOLDER_MODE, realDisk } from "./disk.js";
import type { EncryptionKey } from "./encryption-keys.js";
import type { FilePart } from "./file-part.js";
import { openJournal } from "./journal-file.js";
import { formatOf, type JournalKind } from "./kinds.js";
import { takeLock } from "./lock.js";
import type { StoreLog } from "./log.js";
import { type Migration, migrations as shippedMigrations } from "./migrate.js";
import { nameFiles } from "./name-files.js";
import { createOneAtATime } from "./one-at-a-time.js";
import { createProbe } from "./probe-disk.js";
import { cannotOpen, storeClosed } from "./problems.js";
import { openStateFile } from "./state-file.js";
import type { Store } from "./store.js";
import { removeLeftOvers } from "./write-atomically.js";

/** What a file store is made of. */
export interface FileStoreOptions {
  /** The state file (DATA_FILE); claims, audit trail and lock lie beside it. The folder is made when missing. */
  readonly file: string;
  /** From `readEncryptionKeys`: the first encrypts, all decrypt. */
  readonly keys: readonly EncryptionKey[];
  readonly clock: Clock;
  readonly log?: StoreLog | undefined;
  readonly migrations?: readonly Migration[];
  readonly disk?: Disk;
}

/**
 * Opens the store on files. Rejects with a Problem: `store-locked` (another process writes there), `store-damaged` (a file cannot be
 * read; it was copied and left alone), `store-unavailable` (disk, unknown key, newer format).
 */
export async function openFileStore(options: FileStoreOptions): Promise<Store> {
  /** What has to be let go of again when a later step fails, last first. */
  const undo: (() => Promise<void>)[] = [];
  try {
    return await open(options, undo);
  } catch (error) {
    for (const step of undo.reverse()) await Promise.allSettled([step()]);
    throw error instanceof Problem ? error : cannotOpen(options.file, error);
  }
}

async function open(options: FileStoreOptions, undo: (() => Promise<void>)[]): Promise<Store> {
  const { keys, clock, log, disk = realDisk, migrations = shippedMigrations } = options;
  const names = nameFiles(await findFile(disk, options.file));
  const lock = await takeLock(disk, names.lock);
  undo.push(lock.release);
  await removeLeftOvers(disk, [
    ...[names.state, names.seen, names.charts, names.runs, names.alertStates],
    names.siteImportChunks,
  ]);
  const parts: FilePart[] = [];
  const opened = async <P extends FilePart>(opening: Promise<P>): Promise<P> => {
    const part = await opening;
    parts.push(part);
    undo.push(part.close);
    return part;
  };
  const shared = { disk, clock, log, mayWrite: lock.check };
  const state = await opened(openStateFile({ ...shared, file: names.state, keys, migrations }));
  const journal = async <K extends JournalKind>(kind: K, what: string) =>
    (await opened(openJournal({ ...shared, path: names[kind], what, format: formatOf(kind, keys) }))).table;
  const journals = {
    seen: await journal("seen", "claim"),
    charts: await journal("charts", "chart"),
    runs: await journal("runs", "run"),
    alertStates: await journal("alertStates", "state of an alert"),
    siteImportChunks: await journal("siteImportChunks", "part of an import of sites"),
  };
  const audit = await opened(openAuditFile({ ...shared, path: names.audit }));

  const probe = createProbe({ disk, path: names.probe, lock, parts });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await Promise.all(parts.map((part) => part.close()));
    await lock.release();
  };
  return {
    ...state.tables,
    ...journals,
    audit: audit.trail,
    exclusively: createOneAtATime(),
    probe: async () => {
      if (closing) throw storeClosed();
      await probe();
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** The file's real path: a link given as DATA_FILE must not become a second name with a lock of its own. */
async function findFile(disk: Disk, file: string): Promise<string> {
  await disk.mkdir(dirname(file), { recursive: true, mode: FOLDER_MODE });
  try {
    return await disk.realpath(file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return join(await disk.realpath(dirname(file)), basename(file));
  }
}
