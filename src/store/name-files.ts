import { join, parse } from "node:path";

/** Where the parts of a file store lie: all beside the state file and named after it. */
export interface StoreFileNames {
  readonly state: string;
  readonly seen: string;
  readonly charts: string;
  readonly runs: string;
  readonly alertStates: string;
  readonly siteImportChunks: string;
  readonly audit: string;
  readonly lock: string;
  readonly probe: string;
}

/** `data/floorwalker.json` → `data/floorwalker.seen.jsonl` and so on. */
export function nameFiles(state: string): StoreFileNames {
  const { dir, name } = parse(state);
  const sibling = (ending: string) => join(dir, `${name}.${ending}`);
  return {
    state,
    seen: sibling("seen.jsonl"),
    charts: sibling("charts.jsonl"),
    runs: sibling("runs.jsonl"),
    alertStates: sibling("alert-states.jsonl"),
    siteImportChunks: sibling("site-import-chunks.jsonl"),
    audit: sibling("audit.jsonl"),
    lock: `${state}.lock`,
    probe: `${state}.probe`,
  };
}
