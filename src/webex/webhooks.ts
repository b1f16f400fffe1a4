import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { WebexApi } from "./api.js";
import { anything, type Webhook, webhookSchema } from "./schemas.js";

/** The two registrations a bot needs: Webex's `all` leaves out card submissions (webhook guide). */
export const wantedWebhooks = [
  { resource: "all", event: "all" },
  { resource: "attachmentActions", event: "created" },
] as const;

/** What a webhook is about. */
export interface WantedWebhook {
  readonly resource: string;
  readonly event: string;
}

/** What both of the bot's webhooks have in common. */
export interface WebhookRegistration {
  /** The name the framework derives; it ignores deliveries under any other. */
  readonly name: string;
  readonly targetUrl: string;
  readonly secret: string;
}

/** What the last check found; `problem` is undefined when both webhooks are registered and active. */
export interface WebhookState {
  readonly problem: string | undefined;
}

const LOOK_EVERY_MS = 60_000;
const LOOK_AGAIN_MS = 5_000;

/**
 * Registers what is missing, re-activates what Webex switched off (100 failures in five minutes), refreshes the secret
 * and removes doubles. A healthy webhook is kept, so a restart is never deaf. Webhooks of others stay untouched. Two at once would
 * both find nothing and register a pair each: to be called by one instance at a time.
 */
export async function ensureWebhook(
  api: WebexApi,
  registration: WebhookRegistration,
  wanted: WantedWebhook,
): Promise<Webhook> {
  const { name, targetUrl, secret } = registration;
  const ours = (await api.list("/webhooks?max=100", webhookSchema)).filter(
    (w) => w.name === name && w.resource === wanted.resource && w.event === wanted.event,
  );
  const [kept, ...doubles] = ours;
  for (const double of doubles)
    await api.request({ method: "DELETE", path: `/webhooks/${double.id}`, schema: anything });
  if (!kept) {
    return api.request({
      method: "POST",
      path: "/webhooks",
      body: { name, targetUrl, secret, ...wanted },
      schema: webhookSchema,
    });
  }
  return api.request({
    method: "PUT",
    path: `/webhooks/${kept.id}`,
    body: { name, targetUrl, secret, status: "active" },
    schema: webhookSchema,
  });
}

/** Ours, switched on and as it was registered; deliveries signed with another secret would all be refused. */
const isHealthy = (webhook: Webhook, { name, targetUrl, secret }: WebhookRegistration): boolean =>
  webhook.name === name &&
  webhook.targetUrl === targetUrl &&
  webhook.status !== "inactive" &&
  (webhook.secret ?? secret) === secret;

/** Looks after the webhooks until `signal` is aborted; tells each finding. Never rejects. */
export async function watchWebhooks(options: {
  readonly api: WebexApi;
  readonly registration: WebhookRegistration;
  /** Registers one of the two. */
  readonly ensure: (wanted: WantedWebhook) => Promise<Webhook>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onState: (state: WebhookState) => void;
}): Promise<void> {
  const { api, registration, clock, log, signal } = options;
  while (!signal.aborted) {
    let problem: string | undefined;
    try {
      const seen = await api.list("/webhooks?max=100", webhookSchema);
      const healthy = seen.filter((webhook) => isHealthy(webhook, registration));
      const unhealthy = wantedWebhooks.filter(
        (wanted) => healthy.filter((w) => w.resource === wanted.resource && w.event === wanted.event).length !== 1,
      );
      for (const wanted of unhealthy) {
        log.warn({ wanted }, "webhook was missing, changed, inactive or doubled; registering it again");
        await options.ensure(wanted);
      }
    } catch (error) {
      problem = "Webex did not let the webhooks be checked or registered";
      log.error({ err: error }, problem);
    }
    options.onState({ problem });
    await clock.sleep(problem ? LOOK_AGAIN_MS : LOOK_EVERY_MS, signal).catch(() => undefined);
  }
}
