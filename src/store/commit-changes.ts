import { type CommitSteps, type Commits, createCommits } from "./commits.js";
import type { StoreLog } from "./log.js";
import { asStoreProblem } from "./problems.js";
import type { Change } from "./table.js";

/** Group commit for tables: memory follows the disk, forward when a write worked and back when it did not. */
export function commitChanges(
  deps: { readonly file: string; readonly log: StoreLog | undefined } & Pick<
    CommitSteps<Change>,
    "write" | "afterwards"
  >,
): Commits<Change> {
  const { file, log, ...steps } = deps;
  return createCommits<Change>({
    ...steps,
    saved: (batch) => {
      for (const change of batch) change.saved();
    },
    lost: (changes, error) => {
      for (const change of changes) change.undo();
      log?.error({ file, err: error, changes: changes.length }, "changes could not be kept and were undone");
      return asStoreProblem(file, error);
    },
  });
}
