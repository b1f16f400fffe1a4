import { z } from "zod";
import { pauseSchema } from "./schedule-records.js";

/** A rule that watches the floor for a space. Id: random. */
export const alertRecordSchema = z.object({
  id: z.string(),
  spaceId: z.string(),
  spaceType: z.enum(["group", "direct"]),
  ownerId: z.string(),
  ownerEmail: z.string(),
  orgId: z.string(),
  /** A key of the alert metrics. */
  metric: z.string(),
  /** `unusual`: compared with the same slot of four weeks instead of a fixed value. */
  comparison: z.enum(["above", "below", "unusual"]),
  /** In the metric's own unit: milliseconds, a count, a fraction of 1. Absent for `unusual`. */
  warning: z.number().optional(),
  critical: z.number().optional(),
  /** How long it must hold before it is said. */
  forMs: z.number().int().min(0),
  /** Queue names as the person wrote them; empty means the whole org. */
  queues: z.array(z.string()),
  paused: pauseSchema.optional(),
  createdAt: z.number(),
  revision: z.number().int().min(1),
});
export type AlertRecord = z.infer<typeof alertRecordSchema>;

/** How an alert stands, and the message that shows it. Id: alert id. */
export const alertStateRecordSchema = z.object({
  alertId: z.string(),
  level: z.enum(["calm", "warning", "critical", "eased"]),
  /** Since when the present level holds, and since when the whole event lasts. */
  since: z.number(),
  startedAt: z.number().optional(),
  /** The worst value of the event, in the metric's unit. */
  worst: z.number().optional(),
  /** Since when the next level is reached without having lasted long enough. */
  pending: z.object({ level: z.enum(["calm", "warning", "critical", "eased"]), since: z.number() }).optional(),
  messageId: z.string().optional(),
  edits: z.number().int().min(0),
  acknowledgedBy: z.string().optional(),
  snoozedUntil: z.number().optional(),
  /** When the space was told that data are missing. */
  missingToldAt: z.number().optional(),
});
export type AlertStateRecord = z.infer<typeof alertStateRecordSchema>;
