import { z } from "zod";

/** Targets a supervisor is measured against, fractions of 1. */
const targetsSchema = z.object({
  serviceLevel: z.number().min(0).max(1),
  abandonment: z.number().min(0).max(1),
});
export type Targets = z.infer<typeof targetsSchema>;

const minuteOfDay = z.number().int().min(0).max(1439);

/** What a manager can choose for an org. */
export const orgSettingsSchema = z.object({
  /** Keys of `serviceLevelVariants` in `metrics/service-level.ts`. */
  serviceLevelVariant: z.enum(["A", "B", "B-prime", "abandons-positive", "abandons-negative", "short-positive"]),
  statisticsSource: z.enum(["auto", "search", "rest"]),
  targets: targetsSchema,
  /** By queue id; what is missing falls back to `targets`. */
  queueTargets: z.record(z.string(), targetsSchema.partial()),
  /** Whoever left sooner was a short call and is not missed; absent: as the tenant itself counts. */
  shortCallSeconds: z.number().int().min(0).max(60).optional(),
  /** False: agents are shown as numbers, because a space is no place to rank people. Absent means true. */
  namesShown: z.boolean().optional(),
  /** True: whoever may listen may also keep the file. Absent means false. */
  recordingsMayBeDownloaded: z.boolean().optional(),
  /** Days without business besides the weekdays that have none: local dates, `2026-12-25`. */
  holidays: z.array(z.iso.date()).optional(),
  /** ISO weekdays with business, 1 is Monday. Absent means Monday to Friday. */
  businessDays: z.array(z.number().int().min(1).max(7)).optional(),
  /** Local times between which there is business, `HH:mm`, the second later than the first and 24:00 at most. Absent means all day. */
  businessHours: z.object({ from: z.string(), to: z.string() }).optional(),
  /** How much of customers' numbers and addresses spaces see. Absent means the last four digits. */
  masking: z.enum(["last-4", "hidden"]).optional(),
  /** When alerts are held back: minutes after midnight in a space's zone, past midnight when `to` comes first. */
  quietHours: z.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).optional(),
});
export type OrgSettings = z.infer<typeof orgSettingsSchema>;

/** Defaults: the usual voice target of 80 % and an abandonment of at most 5 %. */
export const defaultOrgSettings: OrgSettings = {
  serviceLevelVariant: "B",
  statisticsSource: "auto",
  targets: { serviceLevel: 0.8, abandonment: 0.05 },
  queueTargets: {},
};

/** A connected contact-centre tenant. Id: plain UUID. */
export const orgRecordSchema = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  zone: z.string(),
  status: z.enum(["connected", "reconnect"]),
  connectedBy: z.string(),
  connectedAt: z.number(),
  /** When the managers were told that a new sign-in is needed; once per refusal. */
  managersToldAt: z.number().optional(),
  settings: orgSettingsSchema,
});
export type OrgRecord = z.infer<typeof orgRecordSchema>;

/** OAuth grant of an org; both tokens are secrets and encrypted at rest. Id: org id (or `pending:<ticket>` while the org is being found). */
export const tokenRecordSchema = z.object({
  orgId: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  obtainedAt: z.number(),
  expiresAt: z.number(),
  refreshExpiresAt: z.number(),
  scope: z.string(),
});
export type TokenRecord = z.infer<typeof tokenRecordSchema>;

/** An org that a space may see. */
export const linkRecordSchema = z.object({
  spaceId: z.string(),
  orgId: z.string(),
  linkedBy: z.string(),
  linkedAt: z.number(),
});
export type LinkRecord = z.infer<typeof linkRecordSchema>;

/** What a space has chosen. Id: space id. */
export const spaceRecordSchema = z.object({
  spaceId: z.string(),
  defaultOrgId: z.string().optional(),
  zone: z.string().optional(),
});
export type SpaceRecord = z.infer<typeof spaceRecordSchema>;

/** A right given to a person by name. */
export const roleRecordSchema = z.object({
  orgId: z.string(),
  personId: z.string(),
  role: z.enum(["viewer", "listener", "manager"]),
  grantedBy: z.string(),
  grantedAt: z.number(),
});
export type RoleRecord = z.infer<typeof roleRecordSchema>;

/** A one-time invitation to connect an org, bound to a space and a person. Id: SHA-256 of the ticket. */
export const ticketRecordSchema = z.object({
  kind: z.literal("connect"),
  spaceId: z.string(),
  personId: z.string(),
  personEmail: z.string(),
  /** PKCE verifier and the key that binds the sign-in to a browser, both made with the invitation; both are secrets. */
  codeVerifier: z.string().optional(),
  browserKey: z.string().optional(),
  /** True: the sign-in asks for the optional scopes as well. Absent means false. */
  withChanges: z.boolean().optional(),
  createdAt: z.number(),
});
export type TicketRecord = z.infer<typeof ticketRecordSchema>;

/** A claim on something that must be done once. Id: what is claimed, such as a message id. */
export const seenRecordSchema = z.object({
  at: z.number(),
  /** Which process claimed it, where several share a store; random. */
  by: z.string().optional(),
  /** Of a question that takes a while: whether its process works on it, or has begun to post the answer. */
  open: z.enum(["answering", "posting"]).optional(),
  /** When that process was last known to live, by its own clock. */
  aliveAt: z.number().optional(),
  /** The message that says that the answer takes a while. */
  noteId: z.string().optional(),
});
export type SeenRecord = z.infer<typeof seenRecordSchema>;

/** A chart that a card shows: names and figures of an org, so it is a secret and lives as long as its address. Id: random. */
export const chartRecordSchema = z.object({
  /** A `Chart` as JSON. */
  chart: z.string(),
});
export type ChartRecord = z.infer<typeof chartRecordSchema>;

/** A promise to say in a space when a recording can be heard. Id `<orgId>|<taskId>|<spaceId>`. */
export const captureWaitRecordSchema = z.object({
  orgId: z.string(),
  taskId: z.string(),
  spaceId: z.string(),
  /** Who asked first, and below which message the answer belongs. */
  personId: z.string(),
  parentId: z.string().optional(),
  askedAt: z.number(),
  /** When Contact Center is asked next, and how often it was asked. */
  nextAt: z.number(),
  tries: z.number().int().min(0),
  /** When Contact Center said by an event that it is there. */
  announcedAt: z.number().optional(),
  /** Since when the answer is being posted; whoever dies meanwhile leaves it behind. */
  postingAt: z.number().optional(),
});
export type CaptureWaitRecord = z.infer<typeof captureWaitRecordSchema>;

/** A subscription to an org's events at Contact Center. Id: org id for captures, `<orgId>|task` for tasks. */
export const subscriptionRecordSchema = z.object({
  orgId: z.string(),
  /** What the events are about. Absent means captures. */
  resource: z.enum(["capture", "task"]).optional(),
  /** Cisco's id; absent while it is being made. */
  subscriptionId: z.string().optional(),
  /** The last part of the address that events are delivered to. It tells nothing and proves nothing. */
  ticket: z.string(),
  /** Deliveries are signed with it. */
  secret: z.string(),
  createdAt: z.number(),
  /** When it was last looked after by any instance, and whether events were announced then. */
  lookedAt: z.number().optional(),
  told: z.boolean().optional(),
});
export type SubscriptionRecord = z.infer<typeof subscriptionRecordSchema>;

/** A person's key of an org's legacy interface; key and user sign every request. Id: org id. */
export const legacyKeyRecordSchema = z.object({
  orgId: z.string(),
  apiKey: z.string(),
  userId: z.string(),
  tenantId: z.string(),
  addedBy: z.string(),
  addedAt: z.number(),
});
export type LegacyKeyRecord = z.infer<typeof legacyKeyRecordSchema>;

/** Fields that are encrypted at rest, per table. */
export const secretFields = {
  tokens: ["accessToken", "refreshToken"],
  tickets: ["codeVerifier", "browserKey"],
  charts: ["chart"],
  subscriptions: ["secret"],
  legacyKeys: ["apiKey", "userId"],
} as const;
