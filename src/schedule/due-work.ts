/** Work that is done when its time has come. One engine does it today; another may take over behind this. */
export interface DueWork {
  /** Makes up for what an outage left behind, then does what falls due until `signal` is aborted. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** A schedule was made, changed, paused or removed: its next run is planned anew. */
  changed(scheduleId: string): void;
}
