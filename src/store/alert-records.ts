import { z } from "zod";
import { pauseSchema } from "./schedule-records.js";

/** A rule that watches the floor for a space. Id: random. */
export const alertRecordSchema = z.object({
  id: z.string(),
  spaceId: z.string(),
  spaceType: z.enum(["group", "direct"]),
  /** Whose rights decide before every post. */
  ownerId: z.string(),
  ownerEmail: z.string(),
  orgId: z.string(),
  /** A key of the alert metrics. */
  metric: z.string(),
  /** `unusual`: compared with the same slot of four weeks instead of a fixed value. */
  comparison: z.enum(["above", "at-least", "below", "at-most", "unusual"]),
  /** In the metric's own unit: milliseconds, a count, a fraction of 1. Absent for `unusual`. */
  warning: z.number().optional(),
  critical: z.number().optional(),
  /** How long it must hold before it is said. */
  forMs: z.number().int().min(0),
  /** Names of queues; empty means the whole org. */
  queues: z.array(z.string()),
  paused: pauseSchema.optional(),
  createdAt: z.number(),
  /** Counts edits: whoever edits an older one is told. */
  revision: z.number().int().min(1),
});
export type AlertRecord = z.infer<typeof alertRecordSchema>;

const levelSchema = z.enum(["calm", "warning", "critical", "eased"]);

/** How an alert stands, and the message that shows it. Id: alert id. */
export const alertStateRecordSchema = z.object({
  alertId: z.string(),
  level: levelSchema,
  /** Since when the level holds. */
  since: z.number(),
  /** The last figure, and when it was read. */
  value: z.number().optional(),
  observedAt: z.number().optional(),
  /** Since when the figure has been beyond a threshold without a break. */
  warningSince: z.number().optional(),
  criticalSince: z.number().optional(),
  /** Since when it has been well on the good side of one without a break. */
  easedWarningSince: z.number().optional(),
  easedCriticalSince: z.number().optional(),
  /** The worst figure since `warningSince`, while no event has begun. */
  pendingWorst: z.number().optional(),
  /** When the event began, and the worst figure and the worst level of it; kept after its end for the message. */
  startedAt: z.number().optional(),
  worst: z.number().optional(),
  peak: z.enum(["warning", "critical"]).optional(),
  endedAt: z.number().optional(),
  /** How the last event ended; `closed`: business hours were over, `day-over`: a new day's figures began. */
  ended: z.enum(["resolved", "day-over", "closed", "paused"]).optional(),
  /** Of a change alert: the end of the slot that was judged last, and what was found in it. */
  slotTo: z.number().optional(),
  explained: z.string().optional(),
  /** The message that shows the event; several alerts share it when they fired at once. */
  messageId: z.string().optional(),
  /** What that message shows, in a form that can be compared. */
  shown: z.string().optional(),
  edits: z.number().int().min(0),
  editedAt: z.number().optional(),
  /** Name of the person. */
  acknowledgedBy: z.string().optional(),
  snoozedUntil: z.number().optional(),
  /** Figures have been missing since; the space is told once, and again when they are back. */
  missing: z
    .object({
      since: z.number(),
      polls: z.number().int().min(1),
      backAt: z.number().optional(),
      toldAt: z.number().optional(),
      messageId: z.string().optional(),
    })
    .optional(),
  /** When the owner was told that a queue of the rule is not found any more. */
  queueGoneToldAt: z.number().optional(),
});
export type AlertStateRecord = z.infer<typeof alertStateRecordSchema>;
