/** One file of the store, as far as probing and closing go. */
export interface FilePart {
  /** Writes without a change; rejects when the disk takes no writes. */
  flush(): Promise<void>;
  /** True from a failed write until the next good one. */
  broken(): boolean;
  /** Refuses new changes, waits for those under way and closes the file. */
  close(): Promise<void>;
}
