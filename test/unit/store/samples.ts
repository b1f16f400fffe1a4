import type { AlertRecord, AlertStateRecord } from "../../../src/store/alert-records.js";
import type { AuditEntry } from "../../../src/store/audit.js";
import {
  type CaptureWaitRecord,
  defaultOrgSettings,
  type LegacyKeyRecord,
  type LinkRecord,
  type OrgRecord,
  type RoleRecord,
  type SpaceRecord,
  type SubscriptionRecord,
  type TicketRecord,
  type TokenRecord,
} from "../../../src/store/records.js";
import type { RunRecord, ScheduleRecord } from "../../../src/store/schedule-records.js";
import type { ImportChunkRecord, SiteChangeRecord, SiteImportRecord } from "../../../src/store/site-records.js";

export const NOW = Date.UTC(2026, 10, 20, 9, 7);

export const org: OrgRecord = {
  id: "4a5b8e1c-0000-4000-8000-000000000001",
  name: "Acme Utilities",
  region: "eu1",
  zone: "Europe/Paris",
  status: "connected",
  connectedBy: "person-1",
  connectedAt: NOW,
  settings: { ...defaultOrgSettings, queueTargets: { "queue-1": { serviceLevel: 0.9 } } },
};

export const tokens: TokenRecord = {
  orgId: org.id,
  accessToken: "access-text-in-clear",
  refreshToken: "refresh-text-in-clear",
  obtainedAt: NOW,
  expiresAt: NOW + 3_600_000,
  refreshExpiresAt: NOW + 86_400_000,
  scope: "cjp:config_read",
};

export const link: LinkRecord = { spaceId: "space-1", orgId: org.id, linkedBy: "person-1", linkedAt: NOW };

export const space: SpaceRecord = { spaceId: "space-1", defaultOrgId: org.id };

export const role: RoleRecord = {
  orgId: org.id,
  personId: "person-1",
  role: "manager",
  grantedBy: "person-1",
  grantedAt: NOW,
};

export const ticket: TicketRecord = {
  kind: "connect",
  spaceId: "space-1",
  personId: "person-1",
  personEmail: "ana@acme.example",
  codeVerifier: "verifier-in-clear",
  createdAt: NOW,
};

export const captureWait: CaptureWaitRecord = {
  orgId: org.id,
  taskId: "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40",
  spaceId: "space-1",
  personId: "person-1",
  askedAt: NOW,
  nextAt: NOW + 30_000,
  tries: 1,
};

export const subscription: SubscriptionRecord = {
  orgId: org.id,
  subscriptionId: "e8c1d5a0-0000-4000-8000-000000000002",
  ticket: "ticket-of-the-address",
  secret: "signing-secret-in-clear",
  createdAt: NOW,
};

export const legacyKey: LegacyKeyRecord = {
  orgId: org.id,
  apiKey: "api-key-in-clear",
  userId: "ana-in-clear@acme.example",
  tenantId: "42",
  addedBy: "person-1",
  addedAt: NOW,
};

export const schedule: ScheduleRecord = {
  id: "schedule-1",
  spaceId: "space-1",
  spaceType: "group",
  ownerId: "person-1",
  ownerEmail: "ana@acme.example",
  ask: "summary",
  orgId: org.id,
  recurrence: { time: "18:00", days: { kind: "month-weekday", nth: "last", isoDay: 5 }, zone: "Europe/Paris" },
  skipEmpty: false,
  lateHours: 6,
  createdAt: NOW,
  since: NOW,
  edits: [],
  revision: 1,
};

export const run: RunRecord = {
  scheduleId: "schedule-1",
  date: "2026-11-20",
  dueAt: NOW,
  state: "claimed",
  at: NOW,
};

export const alert: AlertRecord = {
  id: "alert-1",
  spaceId: "space-1",
  spaceType: "group",
  ownerId: "person-1",
  ownerEmail: "ana@acme.example",
  orgId: org.id,
  metric: "longest-wait-now",
  comparison: "above",
  warning: 300_000,
  forMs: 120_000,
  queues: ["Billing"],
  createdAt: NOW,
  revision: 1,
};

export const alertState: AlertStateRecord = { alertId: "alert-1", level: "warning", since: NOW, edits: 1, worst: 0.5 };

const siteFields = { name: "Denver", active: true, profileId: "profile-1", description: "" };

export const siteChange: SiteChangeRecord = {
  id: "change-1",
  orgId: org.id,
  spaceId: "space-1",
  personId: "person-1",
  siteId: "site-1",
  before: siteFields,
  after: { ...siteFields, name: "Denver HQ" },
  state: "proposed",
};

export const siteImport: SiteImportRecord = {
  id: "import-1",
  orgId: org.id,
  spaceId: "space-1",
  personId: "person-1",
  fileName: "sites.csv",
  chunks: 1,
  state: "running",
  leaseUntil: NOW + 60_000,
};

export const siteImportChunk: ImportChunkRecord = {
  rows: [
    { line: 2, name: "Denver", fields: siteFields },
    { line: 3, name: "R&D", outcome: { kind: "wrong", reason: "the name has “&” in it" } },
  ],
  sentAt: NOW,
};

export const audited = (at: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  at,
  personId: "person-1",
  spaceId: "space-1",
  action: "queue-stats",
  outcome: "answered",
  ...more,
});
