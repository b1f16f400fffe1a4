import { z } from "zod";

/** What can be chosen for a site. */
const siteFieldsSchema = z.object({
  name: z.string(),
  active: z.boolean(),
  profileId: z.string(),
  description: z.string(),
});

/** A change of one site that waits for a confirmation, or was confirmed and can be undone. Id: random. It dies after ten minutes. */
export const siteChangeRecordSchema = z.object({
  id: z.string(),
  orgId: z.string(),
  spaceId: z.string(),
  /** Who proposed it. */
  personId: z.string(),
  /** Absent for a site that is not there yet. */
  siteId: z.string().optional(),
  /** As it was read; absent when it is to be created. */
  before: siteFieldsSchema.optional(),
  /** Absent when it is to be deleted. */
  after: siteFieldsSchema.optional(),
  state: z.enum(["proposed", "confirmed", "written", "ended"]),
  /** Who confirmed, cancelled or undid it. */
  byEmail: z.string().optional(),
});
export type SiteChangeRecord = z.infer<typeof siteChangeRecordSchema>;

/** An import of sites from a file; its rows are in chunks of their own. Id: random. */
export const siteImportRecordSchema = z.object({
  id: z.string(),
  orgId: z.string(),
  spaceId: z.string(),
  parentId: z.string().optional(),
  /** Who proposed it, and who confirmed it. */
  personId: z.string(),
  byPersonId: z.string().optional(),
  byEmail: z.string().optional(),
  fileName: z.string(),
  chunks: z.number().int().min(0),
  state: z.enum(["proposed", "running", "done", "ended"]),
  /** Until then the process that works on it is taken to be alive. */
  leaseUntil: z.number().optional(),
  /** The rest will not be tried, and why. */
  stopped: z.string().optional(),
});
export type SiteImportRecord = z.infer<typeof siteImportRecordSchema>;

/** What became of a row. */
const rowOutcomeSchema = z.object({
  kind: z.enum(["created", "unchanged", "different", "wrong", "refused", "not-sent"]),
  reason: z.string().optional(),
});
export type RowOutcome = z.infer<typeof rowOutcomeSchema>;

const importRowSchema = z.object({
  /** In the file, counted from 1. */
  line: z.number().int(),
  name: z.string(),
  /** Absent when the row cannot be a site. */
  fields: siteFieldsSchema.optional(),
  /** Absent until something became of it: it is to be created. */
  outcome: rowOutcomeSchema.optional(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** Some rows of an import. Id `<importId>|<number>`. */
export const importChunkRecordSchema = z.object({
  rows: z.array(importRowSchema),
  /** Its open rows were sent, and no answer is known: some of them may have been created. */
  sentAt: z.number().optional(),
});
export type ImportChunkRecord = z.infer<typeof importChunkRecordSchema>;
