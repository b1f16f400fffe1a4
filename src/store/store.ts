import type { AlertRecord, AlertStateRecord } from "./alert-records.js";
import type { AuditEntry } from "./audit.js";
import type {
  CaptureWaitRecord,
  ChartRecord,
  LegacyKeyRecord,
  LinkRecord,
  OrgRecord,
  RoleRecord,
  SeenRecord,
  SpaceRecord,
  SubscriptionRecord,
  TicketRecord,
  TokenRecord,
} from "./records.js";
import type { RunRecord, ScheduleRecord } from "./schedule-records.js";
import type { ImportChunkRecord, SiteChangeRecord, SiteImportRecord } from "./site-records.js";

/** When a record may be forgotten, epoch milliseconds. An expired record is never returned. */
export interface Lifetime {
  readonly expiresAt?: number;
}

/**
 * Records of one kind by id. A promise that resolved means the change is on disk and survives `kill -9`.
 * Values are plain JSON, checked by the table's schema on the way in and out.
 */
export interface Table<T> {
  get(id: string): Promise<T | undefined>;
  /** Inserts or replaces. */
  put(id: string, value: T, lifetime?: Lifetime): Promise<void>;
  /** Inserts only when absent; false when somebody was first. Atomic: this is how work is claimed. */
  add(id: string, value: T, lifetime?: Lifetime): Promise<boolean>;
  /** Removes and returns it; of several callers exactly one gets the value. */
  take(id: string): Promise<T | undefined>;
  /** Atomic read-change-write; returning undefined removes the record. */
  update(id: string, change: (old: T | undefined) => T | undefined): Promise<T | undefined>;
  /** Records whose fields equal all of `match`; all records without it. */
  find(match?: Partial<T>): Promise<T[]>;
  /** True when there was one. */
  remove(id: string): Promise<boolean>;
  /** Every record with its id and lifetime, in no order that means anything; for whoever copies a store. */
  entries(): AsyncIterable<Entry<T>>;
}

/** A record as {@link Table.entries} hands it out. */
export interface Entry<T> extends Lifetime {
  readonly id: string;
  readonly value: T;
}

/** Everything that outlives a restart. */
export interface Store {
  readonly orgs: Table<OrgRecord>;
  readonly tokens: Table<TokenRecord>;
  /** Id `<spaceId>|<orgId>`. */
  readonly links: Table<LinkRecord>;
  readonly spaces: Table<SpaceRecord>;
  /** Id `<orgId>|<personId>`. */
  readonly roles: Table<RoleRecord>;
  readonly tickets: Table<TicketRecord>;
  /** Id `<orgId>|<taskId>|<spaceId>`. */
  readonly captureWaits: Table<CaptureWaitRecord>;
  /** Id: org id for captures, `<orgId>|task` for tasks. */
  readonly subscriptions: Table<SubscriptionRecord>;
  /** By org id. */
  readonly legacyKeys: Table<LegacyKeyRecord>;
  readonly schedules: Table<ScheduleRecord>;
  readonly alerts: Table<AlertRecord>;
  readonly siteChanges: Table<SiteChangeRecord>;
  readonly siteImports: Table<SiteImportRecord>;
  /** Id `<importId>|<number>`. */
  readonly siteImportChunks: Table<ImportChunkRecord>;
  /** Id `<scheduleId>|<local date>`. */
  readonly runs: Table<RunRecord>;
  /** By alert id. */
  readonly alertStates: Table<AlertStateRecord>;
  /** Once-only claims on message and button ids. */
  readonly seen: Table<SeenRecord>;
  /** Pictures that cards point to, by the random id in their address. */
  readonly charts: Table<ChartRecord>;
  readonly audit: AuditTrail;
  /** It lies beyond a network that can fail for a while: what nobody waits for may be written when it is back. */
  readonly mayBeAway?: true;
  /**
   * Of all callers with the same name, in all processes of one store, one works at a time, in order of arrival within a process.
   * A process that dies, or loses its store, lets the next one in: whoever must not be overtaken says so in a record as well.
   * Rejects with `store-unavailable` when the store cannot be reached or the line does not move for a minute.
   */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Rejects when a write could not be made durable; used by `/readyz`. */
  probe(): Promise<void>;
  /** Waits for writes under way, then lets go of the lock. */
  close(): Promise<void>;
}

/** Append-only. */
export interface AuditTrail {
  append(entry: AuditEntry): Promise<void>;
  /** Newest last. */
  read(range: { from: number; to: number; orgId?: string }): Promise<AuditEntry[]>;
  /** Every entry, one after the other, as they were appended; for whoever copies a store. */
  entries(): AsyncIterable<AuditEntry>;
}
