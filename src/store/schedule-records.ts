import { z } from "zod";

/** When a schedule is due: at a local time, on days chosen one of four ways. */
const recurrenceSchema = z.object({
  /** Local wall-clock time, `HH:mm`. */
  time: z.string(),
  days: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("every-day") }),
    /** Monday to Friday, less the org's holidays; its own business days when a manager has set them. */
    z.object({ kind: z.literal("business-days") }),
    /** ISO weekdays, 1 is Monday. */
    z.object({ kind: z.literal("weekdays"), isoDays: z.array(z.number().int().min(1).max(7)) }),
    /** A day of the month; in a shorter month its last day. */
    z.object({ kind: z.literal("month-day"), day: z.number().int().min(1).max(31) }),
    /** The nth (1 to 4) or last weekday of the month. */
    z.object({
      kind: z.literal("month-weekday"),
      nth: z.union([z.number().int().min(1).max(4), z.literal("last")]),
      isoDay: z.number().int().min(1).max(7),
    }),
  ]),
  /** IANA name. */
  zone: z.string(),
});
export type Recurrence = z.infer<typeof recurrenceSchema>;

/** Why something that runs by itself does not run for now. */
export const pauseSchema = z.object({
  reason: z.enum(["by-person", "owner-gone", "org-gone", "space-gone", "refused"]),
  at: z.number(),
  byPersonId: z.string().optional(),
  /** When somebody was told; once. */
  toldAt: z.number().optional(),
});

/** A report that is posted by itself. Id: random. */
export const scheduleRecordSchema = z.object({
  id: z.string(),
  spaceId: z.string(),
  spaceType: z.enum(["group", "direct"]),
  /** Whose rights decide at every run. */
  ownerId: z.string(),
  ownerEmail: z.string(),
  /** The question in canonical spelling without its org, whose name may change. */
  ask: z.string(),
  orgId: z.string(),
  recurrence: recurrenceSchema,
  /** True: a period without contacts posts nothing. */
  skipEmpty: z.boolean(),
  /** Later than this after its time a run is not posted any more. */
  lateHours: z.number().int().min(1).max(24),
  paused: pauseSchema.optional(),
  createdAt: z.number(),
  /** What was due before is not made up for: it was made, resumed or given another time then. */
  since: z.number(),
  /** Counts edits: whoever edits an older one is told. */
  revision: z.number().int().min(1),
  /** The last edits, newest last, for whoever edits at the same time. */
  edits: z.array(z.object({ revision: z.number().int(), at: z.number(), byPersonId: z.string(), what: z.string() })),
});
export type ScheduleRecord = z.infer<typeof scheduleRecordSchema>;

/** One run of a schedule. Id `<scheduleId>|<local date>`: whoever adds it has claimed the day. */
export const runRecordSchema = z.object({
  scheduleId: z.string(),
  /** Local date of the due time. */
  date: z.string(),
  dueAt: z.number(),
  state: z.enum(["claimed", "posted", "skipped", "missed", "failed"]),
  at: z.number(),
  /** Of the post; absent until Webex has said so. */
  messageId: z.string().optional(),
  /** Problem code when it failed. */
  code: z.string().optional(),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
