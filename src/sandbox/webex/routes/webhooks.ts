import { Router } from "express";
import { z } from "zod";
import type { AnswerCall, Call, Caller } from "../answer-call.js";
import { showWebhook } from "../deliver.js";
import { readId } from "../ids.js";
import { pageList } from "../page-list.js";
import { readInput } from "../read-input.js";
import { badRequest, notFound } from "../refusal.js";
import type { CloudState } from "../state.js";
import type { WebhookRecord } from "../webhooks.js";

/** Events by resource (webhooks guide). */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  all: ["all"],
  attachmentActions: ["all", "created"],
  memberships: ["all", "created", "updated", "deleted"],
  messages: ["all", "created", "updated", "deleted"],
  rooms: ["all", "created", "updated", "migrated"],
};

const targetUrl = z.url({ protocol: /^https?$/ });
const createBody = z.object({
  name: z.string().min(1),
  targetUrl,
  resource: z.string(),
  event: z.string(),
  filter: z.string().optional(),
  secret: z.string().min(1).optional(),
});
const updateBody = z.object({
  name: z.string().min(1),
  targetUrl,
  secret: z.string().min(1).optional(),
  status: z.literal("active").optional(),
});

/** A token may listen to what it may read. */
const READ = "spark:messages_read spark:rooms_read spark:memberships_read";

/** The owner reads the secret back; deliveries never show it. */
const show = (webhook: WebhookRecord) => ({
  ...showWebhook(webhook),
  ...(webhook.secret ? { secret: webhook.secret } : {}),
});

/** Webhooks, for whoever made them. */
export function webhookRoutes(state: CloudState, answer: AnswerCall): Router {
  const router = Router();

  function own({ caller, req }: Call): WebhookRecord {
    const webhook = state.webhooks.get(readId("WEBHOOK", String(req.params.id)) ?? "");
    if (webhook?.owner.uuid !== caller.person.uuid) throw notFound("webhook");
    return webhook;
  }

  function add(caller: Caller, body: unknown): WebhookRecord {
    const { name, targetUrl, resource, event, filter, secret } = readInput(createBody, body);
    const events = EVENTS[resource];
    if (!events) throw badRequest(`resource must be one of ${Object.keys(EVENTS).join(", ")}.`);
    if (!events.includes(event)) throw badRequest(`event of ${resource} must be one of ${events.join(", ")}.`);
    return state.webhooks.add({
      owner: caller.person,
      clientId: caller.clientId,
      name,
      targetUrl,
      resource,
      event,
      filter,
      secret,
    });
  }

  router.get(
    "/",
    answer(READ, (call) => {
      const page = pageList(call, state.webhooks.of(call.caller.person), (webhook) => webhook.uuid);
      return { items: page.map(show) };
    }),
  );

  router.post(
    "/",
    answer(READ, ({ caller, req }) => show(add(caller, req.body))),
  );

  router.get(
    "/:id",
    answer(READ, (call) => show(own(call))),
  );

  router.put(
    "/:id",
    answer(READ, (call) => {
      const webhook = own(call);
      const change = readInput(updateBody, call.req.body);
      webhook.name = change.name;
      webhook.targetUrl = change.targetUrl;
      webhook.secret = change.secret ?? webhook.secret;
      if (change.status) state.webhooks.enable(webhook);
      return show(webhook);
    }),
  );

  router.delete(
    "/:id",
    answer(READ, (call) => {
      state.webhooks.remove(own(call).uuid);
      return undefined;
    }),
  );

  return router;
}
