import type { Clock } from "../clock.js";
import type { Config } from "../config.js";
import type { Drain } from "../drain.js";
import { Problem } from "../errors.js";
import type { Log } from "../log.js";
import { type WebexApi, WebexRefusal } from "./api.js";
import { type RunningFramework, startFramework } from "./framework.js";
import { createFindings, type Receivers, receiveEvent } from "./receive.js";
import { anything, personSchema, type WebhookEvent } from "./schemas.js";
import { watchSocket } from "./watch-socket.js";
import { ensureWebhook, type WebhookRegistration, watchWebhooks } from "./webhooks.js";

export interface Bot {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
}

export interface ReceptionOptions {
  readonly config: Pick<Config, "botToken" | "webhookSecret" | "webexApiUrl" | "publicUrl" | "transport">;
  readonly clock: Clock;
  readonly log: Log;
  readonly api: WebexApi;
  readonly drain: Drain;
  readonly receivers: (bot: Bot) => Receivers;
}

/** Everything that comes from Webex: who the bot is, the webhooks, and the events on their way to the conversation. */
export interface Reception {
  start(signal: AbortSignal): Promise<void>;
  /** Takes a verified event; what arrives before the start has finished waits for it. */
  accept(event: WebhookEvent): void;
  /** Why messages may not arrive, or undefined. */
  problem(): string | undefined;
  stop(): Promise<void>;
}

const STARTING = "the bot is not yet registered with Webex";

/** The name the framework gives its webhooks; it ignores deliveries under any other (framework source, 2.3.14). */
const webhookName = (publicUrl: string, email: string) =>
  Buffer.from(`${new URL(publicUrl).host} ${email}`).toString("base64");

export function createReception(options: ReceptionOptions): Reception {
  const { config, clock, log, api, drain } = options;
  let problem: string | undefined = STARTING;
  let running: { framework: RunningFramework; receive: (event: WebhookEvent) => Promise<void> } | undefined;
  let begun: (value: unknown) => void = () => undefined;
  const started = new Promise((resolve) => {
    begun = resolve;
  });

  async function whoAmI(): Promise<Bot> {
    const me = await api
      .request({ method: "GET", path: "/people/me", schema: personSchema })
      .catch((error: unknown) => {
        if (!(error instanceof WebexRefusal) || error.status !== 401) throw error;
        throw new Problem("upstream-unauthorized", {
          say: "Webex does not accept the bot's token.",
          next: "Set WEBEX_BOT_TOKEN to the token that developer.webex.com shows for the bot, and start again.",
          trackingId: error.trackingId,
          cause: error,
        });
      });
    return { personId: me.id, email: me.emails[0] ?? "", displayName: me.displayName };
  }

  return {
    problem: () => problem,
    accept: (event) =>
      drain.track(
        started.then(() => running?.receive(event)),
        "event",
      ),
    start: async (signal) => {
      const bot = await whoAmI();
      const registration: WebhookRegistration = {
        name: webhookName(config.publicUrl, bot.email),
        targetUrl: `${config.publicUrl}/webex/webhook`,
        secret: config.webhookSecret,
      };
      const receivers = options.receivers(bot);
      const findings = createFindings({ log, receivers });
      const framework = await startFramework({
        token: config.botToken,
        apiUrl: config.webexApiUrl,
        webhookUrl: registration.targetUrl,
        webhookSecret: config.webhookSecret,
        transport: config.transport,
        clock,
        log,
        ensureWebhook: (wanted) => ensureWebhook(api, registration, wanted),
        events: findings,
        fetchAgain: (path) => api.request({ method: "GET", path, schema: anything }),
      });
      const receiving = { api, log, botPersonId: bot.personId, receivers, deliver: framework.deliver };
      running = { framework, receive: (event) => receiveEvent(event, receiving, findings) };
      begun(undefined);
      problem = undefined;
      const onState = (state: { readonly problem: string | undefined }) => {
        problem = state.problem;
      };
      if (framework.socket) void watchSocket({ socket: framework.socket, clock, log, signal, onState });
      else void watchWebhooks({ api, registration, clock, log, signal, onState });
    },
    stop: async () => {
      problem = "stopping";
      await running?.framework.stop();
    },
  };
}
