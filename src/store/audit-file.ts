import { parseJson } from "../parse-json.js";
import { type AuditEntry, auditEntrySchema } from "./audit.js";
import { createCommits } from "./commits.js";
import type { Disk } from "./disk.js";
import type { FilePart } from "./file-part.js";
import { openLineFile } from "./line-file.js";
import type { StoreLog } from "./log.js";
import { asStoreProblem, auditDamaged, Damage } from "./problems.js";
import type { AuditTrail } from "./store.js";

/** The audit trail: one line per entry, only ever appended to; a reader streams it, so it may grow beyond memory. */
export async function openAuditFile(deps: {
  readonly disk: Disk;
  readonly path: string;
  readonly log: StoreLog | undefined;
  mayWrite(): Promise<void>;
}): Promise<FilePart & { readonly trail: AuditTrail }> {
  const { path, log } = deps;
  const file = await openLineFile(deps);
  const commits = createCommits<string>({
    write: (batch) => file.append(batch),
    lost: (lines, error) => {
      log?.error({ file: path, err: error, entries: lines.length }, "audit entries could not be kept");
      return asStoreProblem(path, error);
    },
  });

  async function* entries(): AsyncGenerator<AuditEntry> {
    let number = 0;
    try {
      for await (const line of file.lines()) yield readEntry(line, ++number);
    } catch (error) {
      throw error instanceof Damage ? auditDamaged(path, error.what) : error;
    }
  }

  async function read(range: { from: number; to: number; orgId?: string }): Promise<AuditEntry[]> {
    const found: AuditEntry[] = [];
    for await (const entry of entries()) if (isWithin(entry, range)) found.push(entry);
    // Entries of one moment may have been appended in another order than they happened.
    return found.sort((a, b) => a.at - b.at);
  }

  return {
    trail: { append: async (entry) => commits.commit(JSON.stringify(auditEntrySchema.parse(entry))), read, entries },
    flush: commits.flush,
    broken: commits.broken,
    close: () => commits.close().then(file.close),
  };
}

function readEntry(line: string, number: number): AuditEntry {
  const entry = auditEntrySchema.safeParse(parseJson(line));
  if (!entry.success) throw new Damage(`line ${number} is no audit entry`);
  return entry.data;
}

/** Half-open in time; entries of no org belong to no org's range. */
function isWithin(entry: AuditEntry, { from, to, orgId }: { from: number; to: number; orgId?: string }): boolean {
  return entry.at >= from && entry.at < to && (orgId === undefined || entry.orgId === orgId);
}
