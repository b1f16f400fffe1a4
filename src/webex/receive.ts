import type { z } from "zod";
import { Problem } from "../errors.js";
import type { Log } from "../log.js";
import { type WebexApi, WebexRefusal } from "./api.js";
import { attachmentActionSchema, messageSchema, type WebhookEvent } from "./schemas.js";
import type { ButtonPress, IncomingMessage } from "./types.js";

/** What the service does with events; each call is fire-and-forget and must not throw. */
export interface Receivers {
  /** `edited` when the words were changed after they were first sent. */
  message(message: IncomingMessage, edited: boolean): void;
  press(press: ButtonPress): void;
  /** A question was deleted before it could be read. */
  vanished(spaceId: string): void;
  /** A question or a press could not be read, however often it was tried. */
  unread(spaceId: string): void;
}

const readMessage = (raw: z.infer<typeof messageSchema>): IncomingMessage => ({
  id: raw.id,
  spaceId: raw.roomId,
  spaceType: raw.roomType,
  personId: raw.personId,
  personEmail: raw.personEmail,
  text: raw.text ?? "",
  html: raw.html,
  mentionedPeople: raw.mentionedPeople ?? [],
  parentId: raw.parentId,
  files: raw.files ?? [],
});

const readPress = (raw: z.infer<typeof attachmentActionSchema>): ButtonPress => ({
  id: raw.id,
  messageId: raw.messageId,
  spaceId: raw.roomId,
  personId: raw.personId,
  inputs: raw.inputs,
});

/** What taking an event needs. */
export interface ReceiveOptions {
  readonly api: WebexApi;
  readonly log: Log;
  readonly botPersonId: string;
  readonly receivers: Receivers;
  /** Hands an event to the framework; false when its content could not be fetched that way. */
  readonly deliver: (event: WebhookEvent) => Promise<boolean>;
}

/** The framework's findings, checked and passed on. */
export function createFindings(options: Pick<ReceiveOptions, "log" | "receivers">) {
  const { log, receivers } = options;
  const checked = <T>(schema: z.ZodType<T>, raw: unknown, use: (value: T) => void) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) use(parsed.data);
    else log.error({ err: parsed.error }, "Webex sent an event that is not what its documentation says");
  };
  return {
    message: (raw: unknown, edited = false) =>
      checked(messageSchema, raw, (m) => receivers.message(readMessage(m), edited)),
    press: (raw: unknown) => checked(attachmentActionSchema, raw, (a) => receivers.press(readPress(a))),
  };
}

/** Where the content of an event is, by resource. */
const paths = new Map([
  ["messages", "/messages"],
  ["attachmentActions", "/attachment/actions"],
]);

/**
 * One verified webhook event: own messages are dropped before anything is fetched, the framework fetches the rest,
 * and what it loses (it swallows failed look-ups) is fetched again with retries, so that no question disappears.
 */
export async function receiveEvent(
  event: WebhookEvent,
  options: ReceiveOptions,
  findings: ReturnType<typeof createFindings>,
): Promise<void> {
  const { data, resource } = event;
  const path = paths.get(resource);
  // Comings and goings are not fetched: rights are read for each question.
  if (!path || event.event === "deleted" || data.personId === options.botPersonId) return;
  // The framework does not know edits.
  const edited = resource === "messages" && event.event === "updated";
  if (!edited && (await options.deliver(event))) return;
  try {
    if (path === "/messages") {
      findings.message(await fetchRaw(options.api, `${path}/${data.id}`, messageSchema), edited);
    } else {
      findings.press(await fetchRaw(options.api, `${path}/${data.id}`, attachmentActionSchema));
    }
  } catch (error) {
    const gone = error instanceof WebexRefusal && error.status === 404;
    // An edit that cannot be read changes nothing: the question was answered as it was first written.
    if (data.roomId && !edited) options.receivers[gone ? "vanished" : "unread"](data.roomId);
    options.log[gone ? "info" : "error"](
      { err: error, resource, problem: error instanceof Problem ? error.code : undefined },
      gone ? "a question was deleted before it could be read" : "an event could not be fetched and is lost",
    );
  }
}

const fetchRaw = <T>(api: WebexApi, path: string, schema: z.ZodType<T>) => api.request({ method: "GET", path, schema });
