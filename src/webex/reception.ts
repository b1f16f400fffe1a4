import type { Clock } from "../clock.js";
import type { Config } from "../config.js";
import type { Drain } from "../drain.js";
import { Problem } from "../errors.js";
import type { Log } from "../log.js";
import type { Store } from "../store/store.js";
import type { WebexApi } from "./api.js";
import { type RunningFramework, startFramework } from "./framework.js";
import { keepTrying } from "./keep-trying.js";
import { createFindings, type Receivers, receiveEvent } from "./receive.js";
import { anything, type Webhook, type WebhookEvent } from "./schemas.js";
import { watchSocket } from "./watch-socket.js";
import { ensureWebhook, type WantedWebhook, type WebhookRegistration, watchWebhooks } from "./webhooks.js";
import { type Bot, whoAmI } from "./who-am-i.js";

/** What reception needs; `receivers` are made once it is known who the bot is. */
export interface ReceptionOptions {
  readonly config: Pick<Config, "botToken" | "webhookSecret" | "webexApiUrl" | "publicUrl" | "transport">;
  readonly clock: Clock;
  readonly log: Log;
  readonly api: WebexApi;
  /** Instances that start in one second register one pair of webhooks. */
  readonly store: Pick<Store, "exclusively">;
  readonly drain: Drain;
  readonly receivers: (bot: Bot) => Receivers;
}

/** Everything that comes from Webex: who the bot is, the webhooks, and the events on their way to the conversation. */
export interface Reception {
  /**
   * Resolves when events are received, or `signal` is aborted. While Webex is away it tries again and `problem` says so;
   * rejects only when Webex does not know the bot's token.
   */
  start(signal: AbortSignal): Promise<void>;
  /** Takes a verified event; what arrives before the start has finished waits for it. False once stopped: it is not taken. */
  accept(event: WebhookEvent): boolean;
  /** Why messages may not arrive, or undefined. */
  problem(): string | undefined;
  stop(): Promise<void>;
}

const STARTING = "the bot is not yet registered with Webex";
const UNREGISTERED = "the webhooks could not be registered with Webex";
const START_AGAIN_MS = 5_000;

/** The name the framework gives its webhooks; it ignores deliveries under any other (framework source, 2.3.14). */
const webhookName = (publicUrl: string, email: string) =>
  Buffer.from(`${new URL(publicUrl).host} ${email}`).toString("base64");

interface Running {
  readonly framework: RunningFramework;
  readonly registration: WebhookRegistration;
  readonly ensure: (wanted: WantedWebhook) => Promise<Webhook>;
  readonly receive: (event: WebhookEvent) => Promise<void>;
}

/** Reception before its start: it takes events and holds them back. */
export function createReception(options: ReceptionOptions): Reception {
  const { config, clock, log, api, drain } = options;
  let problem: string | undefined = STARTING;
  let running: Running | undefined;
  let stopped = false;
  let begun: (value: unknown) => void = () => undefined;
  const started = new Promise((resolve) => {
    begun = resolve;
  });

  async function register(): Promise<Running> {
    const bot = await whoAmI(api);
    const registration: WebhookRegistration = {
      name: webhookName(config.publicUrl, bot.email),
      targetUrl: `${config.publicUrl}/webex/webhook`,
      secret: config.webhookSecret,
    };
    const ensure = (wanted: WantedWebhook) =>
      options.store.exclusively("webhooks", () => ensureWebhook(api, registration, wanted));
    const receivers = options.receivers(bot);
    const findings = createFindings({ log, receivers });
    let unregistered: string | undefined;
    const framework = await startFramework({
      token: config.botToken,
      apiUrl: config.webexApiUrl,
      webhookUrl: registration.targetUrl,
      webhookSecret: config.webhookSecret,
      transport: config.transport,
      clock,
      log,
      ensureWebhook: (wanted) =>
        ensure(wanted).catch((error: unknown) => {
          unregistered = UNREGISTERED;
          throw error;
        }),
      events: findings,
      fetchOnce: (path) => api.request({ method: "GET", path, schema: anything, tries: 1 }),
      fetchAgain: (path) => api.request({ method: "GET", path, schema: anything }),
    });
    problem = unregistered;
    const receiving = { api, log, botPersonId: bot.personId, receivers, deliver: framework.deliver };
    return { framework, registration, ensure, receive: (event) => receiveEvent(event, receiving, findings) };
  }

  return {
    problem: () => problem,
    accept: (event) => {
      if (stopped) return false;
      drain.track(
        started.then(() => {
          if (!running) throw new Error("stopped before the bot was registered with Webex");
          return running.receive(event);
        }),
        "event",
      );
      return true;
    },
    start: async (signal) => {
      running = await keepTrying(register, {
        clock,
        signal,
        pauseMs: START_AGAIN_MS,
        isFinal: (error) => error instanceof Problem && error.code === "upstream-unauthorized",
        onFailure: (error) => log.error({ err: error }, "the bot could not be registered with Webex; trying again"),
      });
      begun(undefined);
      if (!running) return;
      const { framework, registration, ensure } = running;
      const onState = (state: { readonly problem: string | undefined }) => {
        if (!stopped) problem = state.problem;
      };
      if (framework.socket) void watchSocket({ socket: framework.socket, clock, log, signal, onState });
      else void watchWebhooks({ api, registration, ensure, clock, log, signal, onState });
    },
    stop: async () => {
      stopped = true;
      problem = "stopping";
      await running?.framework.stop();
    },
  };
}
