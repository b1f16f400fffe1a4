import type { Adapter } from "lowdb";
import { z } from "zod";
import type { Clock } from "../clock.js";
import { type Disk, readIfThere } from "./disk.js";
import type { EncryptionKey } from "./encryption-keys.js";
import { backUp, guardDamage } from "./keep-aside.js";
import type { StoreLog } from "./log.js";
import { latestVersion, type Migration, migrate } from "./migrate.js";
import { Damage } from "./problems.js";
import { readState, type State, writeState } from "./state.js";
import { writeAtomically } from "./write-atomically.js";

const envelopeSchema = z.strictObject({ version: z.int().min(1), tables: z.unknown() });

/** What the adapter works with. */
export interface StateAdapterDeps {
  readonly disk: Disk;
  readonly file: string;
  readonly keys: readonly EncryptionKey[];
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  readonly log: StoreLog | undefined;
  /** Asked before the old file is given up; rejects when another process has taken over. */
  mayWrite(): Promise<void>;
}

/**
 * lowdb's door to the state file. Its own file adapter renames without fsync and reads a damaged file as an exception
 * of JSON.parse; ours is durable, migrates, seals, and never lets go of data that it could not read.
 */
export function createStateAdapter(deps: StateAdapterDeps): Adapter<State> {
  const { disk, file, clock, migrations } = deps;
  return {
    read: () => guardDamage(disk, clock, file, () => readFile(deps)),
    write: (state) =>
      writeAtomically(disk, file, writeState(state, latestVersion(migrations), clock.now()), deps.mayWrite),
  };
}

async function readFile({ disk, file, keys, migrations, clock, log }: StateAdapterDeps): Promise<State | null> {
  const bytes = await readIfThere(disk, file);
  if (!bytes) return null;
  const { version, tables } = parse(bytes);
  const migrated = migrate(file, tables, version, migrations);
  const { state, oldKeys } = readState(keys, file, migrated);
  if (version !== latestVersion(migrations)) {
    const backup = await backUp(disk, clock, file, version);
    log?.info({ file, backup, from: version, to: latestVersion(migrations) }, "data file brought to a newer format");
  }
  if (oldKeys > 0)
    log?.info({ file, records: oldKeys }, "secrets under an older key are encrypted with the first key now");
  return state;
}

function parse(bytes: Buffer) {
  if (bytes.length === 0) throw new Damage("it is empty");
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's own message quotes the content, which must not reach a log.
    throw new Damage("it is not JSON text");
  }
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) throw new Damage(`it is no data file (${z.prettifyError(envelope.error)})`);
  return envelope.data;
}
