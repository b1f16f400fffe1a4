import { z } from "zod";

/** One page of a Webex list. */
export const pageSchema = z.object({ items: z.array(z.unknown()) });

/** A message as the bot may read it (OpenAPI). */
export const messageSchema = z.object({
  id: z.string(),
  roomId: z.string(),
  roomType: z.enum(["group", "direct"]),
  personId: z.string(),
  personEmail: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  mentionedPeople: z.array(z.string()).optional(),
  parentId: z.string().optional(),
  files: z.array(z.string()).optional(),
});

/** A press of a card's button (OpenAPI). */
export const attachmentActionSchema = z.object({
  id: z.string(),
  messageId: z.string(),
  roomId: z.string(),
  personId: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
});

/** Somebody in a space (OpenAPI). */
export const membershipSchema = z.object({
  id: z.string(),
  roomId: z.string(),
  personId: z.string(),
  personEmail: z.string(),
  personDisplayName: z.string().default(""),
  personOrgId: z.string().default(""),
});

/** The bot itself, as `GET /people/me` shows it (OpenAPI). */
export const personSchema = z.object({
  id: z.string(),
  emails: z.array(z.string()).min(1),
  displayName: z.string(),
  type: z.string().optional(),
});

/** A registered webhook (OpenAPI). */
export const webhookSchema = z.object({
  id: z.string(),
  name: z.string(),
  targetUrl: z.string(),
  resource: z.string(),
  event: z.string(),
  status: z.string().optional(),
  /** The owner reads it back. Never logged. */
  secret: z.string().optional(),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** What Webex posts to the webhook: the resource without its sensitive fields (webhook guide). */
export const webhookEventSchema = z.looseObject({
  name: z.string(),
  resource: z.string(),
  event: z.string(),
  actorId: z.string().optional(),
  data: z.looseObject({
    id: z.string(),
    roomId: z.string().optional(),
    personId: z.string().optional(),
    personEmail: z.string().optional(),
  }),
});
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** Only that there was an object; for answers nobody reads. */
export const anything = z.unknown();
