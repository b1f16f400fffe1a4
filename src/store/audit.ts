import { z } from "zod";

/** Who asked what of which org and when; never the content of an answer. */
export const auditEntrySchema = z.object({
  at: z.number(),
  personId: z.string(),
  personEmail: z.string().optional(),
  spaceId: z.string(),
  orgId: z.string().optional(),
  /** Command name and, for configuration, what was changed. */
  action: z.string(),
  /** The ask in canonical form, without numbers of customers. */
  ask: z.string().optional(),
  outcome: z.enum(["answered", "refused", "cancelled", "failed"]),
  /** The contact it was about, and whether what was recorded of it is marked as sensitive. */
  taskId: z.string().optional(),
  sensitive: z.boolean().optional(),
  /** What of the contact centre's configuration was changed, before and after; absent where there was or is nothing. */
  change: z
    .object({
      what: z.string(),
      before: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
      after: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
    })
    .optional(),
  /** Problem code when it was not answered. */
  code: z.string().optional(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
