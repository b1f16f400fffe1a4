import { createRequire } from "node:module";
import { type Clock, withDeadline } from "../clock.js";
import type { Log } from "../log.js";
import {
  type Framework,
  type FrameworkConstructor,
  frameworkModuleSchema,
  sdkModuleSchema,
  webhookHandlerModuleSchema,
} from "./framework-shape.js";
import { type FrameworkSocket, keepSocket } from "./framework-socket.js";
import type { Webhook, WebhookEvent } from "./schemas.js";
import { sign } from "./signature.js";

/** The framework's own look-ups have no time limit; past this a delivery counts as not fetched. */
const FETCH_DEADLINE_MS = 10_000;
/** Nor has its start; a silent Webex must not keep the service waiting for ever. */
const START_DEADLINE_MS = 60_000;

/** What the framework fetched for an event, as unchecked JSON. Must not throw and not wait. */
export interface FrameworkEvents {
  message(raw: unknown): void;
  press(raw: unknown): void;
}

/** What the framework is started with. */
export interface FrameworkOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly transport: "webhook" | "websocket";
  readonly clock: Clock;
  readonly log: Log;
  /** Registers one webhook and returns it; the framework never lists or deletes on its own. */
  readonly ensureWebhook: (wanted: { name: string; resource: string; event: string }) => Promise<Webhook>;
  readonly events: FrameworkEvents;
  /** Fetches with one try. */
  readonly fetchOnce: (path: string) => Promise<unknown>;
  /** Fetches with retries; what the framework loses on a socket is not announced a second time. */
  readonly fetchAgain: (path: string) => Promise<unknown>;
}

/** The framework after its start. */
export interface RunningFramework {
  /** Hands over a verified event. Resolves when its content was fetched and passed on; false when it could not be. */
  deliver(event: WebhookEvent): Promise<boolean>;
  /** Undefined with webhooks. */
  readonly socket: FrameworkSocket | undefined;
  /** Leaves the webhooks in place: another instance may already be using them. */
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);

/** Cisco's public API, which the SDK knows by itself. */
const REAL_API = "https://webexapis.com/v1";

/**
 * `webex-node-bot-framework` 2.3.14 behind guards; the only place that knows it. It registers, receives and fetches.
 * Its own handling of a message (a people look-up that waits 100 ms and can end the process) is replaced by ours.
 */
export async function startFramework(options: FrameworkOptions): Promise<RunningFramework> {
  const NodeFramework = frameworkModuleSchema.parse(require("webex-node-bot-framework"));
  const webhookHandler = webhookHandlerModuleSchema.parse(require("webex-node-bot-framework/webhook"));
  const framework = construct(NodeFramework, options);
  const settled = new Set<string>();

  replaceHandlers(framework, options.events, (id) => options.transport === "webhook" && settled.add(id));
  await withDeadline(options.clock, START_DEADLINE_MS, () => startAgainst(framework, options));
  const handle = webhookHandler(framework);
  const socket = options.transport === "websocket" ? keepSocket(framework, options.fetchAgain) : undefined;
  if (!socket) replaceLookUps(framework, options.fetchOnce);

  return {
    socket,
    deliver: async (event) => {
      const body = JSON.stringify(event);
      // The framework signs a re-serialised body; it gets a signature that fits, ours was checked on the raw bytes.
      const request = { body: event, headers: { "x-spark-signature": sign(options.webhookSecret, body) } };
      const fetched = Promise.resolve(handle(request));
      await withDeadline(options.clock, FETCH_DEADLINE_MS, () => fetched).catch((error: unknown) =>
        options.log.warn({ err: error, resource: event.resource }, "the framework did not finish an event in time"),
      );
      return settled.delete(event.data.id);
    },
    stop: async () => {
      await socket?.close();
      framework.active = false;
    },
  };
}

function construct(NodeFramework: FrameworkConstructor, options: FrameworkOptions): Framework {
  return new NodeFramework({
    token: options.token,
    ...(options.transport === "webhook"
      ? { webhookUrl: options.webhookUrl, webhookSecret: options.webhookSecret }
      : {}),
    removeWebhooksOnStart: false,
    // No discovery: it asks once per space, one after the other, and stops at 1,000 of them.
    maxStartupSpaces: 0,
    messageFormat: "markdown",
  });
}

function replaceHandlers(framework: Framework, events: FrameworkEvents, fetched: (id: string) => void) {
  framework.onMessageCreated = async (message) => {
    fetched(message.id);
    events.message(message);
  };
  framework.onAttachmentActions = async (action) => {
    fetched(action.id);
    events.press(action);
  };
  // Rights are read from Webex for each question, so comings and goings need no book-keeping (and no spawning).
  framework.onMembershipCreated = async () => undefined;
  framework.onMembershipUpdated = async () => undefined;
  framework.onMembershipDeleted = async () => undefined;
  framework.onRoomCreated = async () => undefined;
  framework.onRoomUpdated = async () => undefined;
}

/** The SDK's own look-ups have no time limit, and one of them takes as much work as everything else in an answer. */
function replaceLookUps({ webex }: Framework, fetchOnce: FrameworkOptions["fetchOnce"]) {
  webex.messages.get = (id) => fetchOnce(`/messages/${id}`);
  webex.attachmentActions.get = (id) => fetchOnce(`/attachment/actions/${id}`);
}

/** Starts it with the SDK pointed at `apiUrl`, and waits until the webhooks stand or could not be made. */
async function startAgainst(framework: Framework, options: FrameworkOptions): Promise<void> {
  const { log } = options;
  const sdkPath = createRequire(require.resolve("webex-node-bot-framework")).resolve("webex");
  const sdk = sdkModuleSchema.parse(require(sdkPath));
  const init = sdk.init;
  const services = servicesFor(options.apiUrl);
  let starting: PromiseLike<unknown>;
  try {
    // Only for the moment of this call: the SDK reads its addresses from the process environment otherwise.
    sdk.init = (given) =>
      init.call(sdk, {
        ...given,
        config: { ...given.config, logger: { level: "error" }, ...(services ? { services } : {}) },
      });
    starting = framework.start();
  } finally {
    sdk.init = init;
  }
  if (options.transport === "websocket") {
    await starting;
    return;
  }
  let remaining = 2;
  const stood = new Promise<void>((resolve) => {
    const one = () => {
      remaining -= 1;
      if (remaining === 0) resolve();
    };
    const plugin = framework.webex.webhooks;
    // A failed list would end the process from inside the framework, and a failed create leaves it deaf for ever.
    plugin.list = async () => ({ items: [] });
    plugin.remove = async () => undefined;
    plugin.create = async (wanted) => {
      try {
        return await options.ensureWebhook(wanted);
      } catch (error) {
        log.error({ err: error, resource: wanted.resource }, "webhook could not be registered; trying again shortly");
        return { id: "", ...wanted };
      } finally {
        one();
      }
    };
  });
  await starting;
  await stood;
}

/** Where the SDK sends its calls. `override` wins over any catalog, so that no call can move to the real cloud. */
function servicesFor(apiUrl: string) {
  if (apiUrl === REAL_API) return undefined;
  const u2c = new URL("/u2c/api/v1", apiUrl).href;
  return { discovery: { hydra: apiUrl, u2c }, override: { hydra: apiUrl } };
}
