import { z } from "zod";

const filled = z.string().min(1);

/** Somebody speaks. `space` is an id, a uuid or a title. */
export const speechOrder = z.strictObject({
  space: filled,
  from: filled,
  text: filled.max(100_000),
  /** In group spaces the bot is mentioned in front unless the text mentions it already or this is false. */
  mention: z.boolean().optional(),
  /** Answers this message in its thread. */
  parent: filled.optional(),
  /** Attached to the message. */
  file: z.strictObject({ name: filled, type: filled.optional(), base64: z.base64() }).optional(),
});
export type SpeechOrder = z.infer<typeof speechOrder>;

/** Somebody presses a button; `inputs` is the button's data merged with the card's inputs. */
export const buttonOrder = z.strictObject({
  message: filled,
  from: filled,
  inputs: z.record(z.string(), z.unknown()).default({}),
});
export type ButtonOrder = z.infer<typeof buttonOrder>;

/** Exactly one of an instant (epoch milliseconds or ISO) and a number of minutes. */
export const clockOrder = z.union([
  z.strictObject({ to: z.union([z.number(), z.iso.datetime({ offset: true })]) }),
  z.strictObject({ advanceMinutes: z.number() }),
]);

/** Somebody comes into a group space or leaves it. */
export const memberOrder = z.strictObject({ space: filled, email: filled, action: z.enum(["add", "remove"]) });
export type MemberOrder = z.infer<typeof memberOrder>;

/** Somebody rewrites a message of their own. */
export const editOrder = z.strictObject({ message: filled, text: filled });
/** Somebody deletes a message of their own. */
export const deleteOrder = z.strictObject({ message: filled });

/** An organisation's administrator withdraws what was granted; plain UUID. */
export const revokeOrder = z.strictObject({ org: z.uuid() });
