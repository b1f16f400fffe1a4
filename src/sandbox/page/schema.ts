import * as z from "zod/mini";

// The page's content security policy forbids compiling functions at run time, which is how zod is otherwise fast.
z.config({ jitless: true });

/** Instants arrive as ISO text or epoch milliseconds; the page keeps epoch milliseconds. */
const instant = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value) => (typeof value === "number" ? value : Date.parse(value))),
);

const personSchema = z.object({ id: z.string(), email: z.string(), displayName: z.string(), orgName: z.string() });

const messageSchema = z.object({
  id: z.string(),
  personEmail: z.string(),
  text: z.nullish(z.string()),
  markdown: z.nullish(z.string()),
  html: z.nullish(z.string()),
  cards: z._default(z.array(z.unknown()), []),
  files: z._default(z.array(z.string()), []),
  created: instant,
  edited: z._default(z.boolean(), false),
  parentId: z.nullish(z.string()),
});
export type Message = z.infer<typeof messageSchema>;

const spaceSchema = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(["group", "direct"]),
  members: z.array(z.string()),
  messages: z.array(messageSchema),
});
export type Space = z.infer<typeof spaceSchema>;

/** `GET /sandbox/state`. */
export const worldSchema = z.object({
  now: instant,
  bot: z.object({ email: z.string(), displayName: z.string() }),
  /** Without the bot. */
  people: z.array(personSchema),
  spaces: z.array(spaceSchema),
});
export type World = z.infer<typeof worldSchema>;

/** One call that the service made, `GET /sandbox/requests`. */
export const requestsSchema = z.array(
  z.object({
    at: instant,
    method: z.string(),
    path: z.string(),
    query: z.nullish(z.union([z.string(), z.record(z.string(), z.unknown())])),
    /** 0 while there is no answer. */
    status: z.number(),
  }),
);
export type UpstreamCall = z.infer<typeof requestsSchema>[number];

/** Misbehaviour that is still to come, `GET /sandbox/faults`; the whole list goes back when one is added. */
export const faultsSchema = z.array(
  z.object({
    match: z.string(),
    status: z.optional(z.number()),
    retryAfter: z.optional(z.number()),
    times: z.optional(z.number()),
    delayMs: z.optional(z.number()),
    body: z.optional(z.string()),
    drop: z.optional(z.boolean()),
    hang: z.optional(z.boolean()),
    copies: z.optional(z.number()),
  }),
);
export type Fault = z.infer<typeof faultsSchema>[number];

/** What the sandbox says about a refusal. */
export const refusalSchema = z.object({ message: z.string() });

/** A button's data merged with the card's inputs. */
export const inputsSchema = z.record(z.string(), z.unknown());

/** Webex delivers a card as an attachment; the card itself is its `content`. */
export const attachmentSchema = z.object({ content: z.record(z.string(), z.unknown()) });
