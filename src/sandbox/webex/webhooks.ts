import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock.js";
import type { SandboxPerson } from "../world.js";
import { countFailure, type FailureCount, noFailures } from "./count-failures.js";

/** A webhook as the cloud keeps it. */
export interface WebhookRecord {
  readonly uuid: string;
  readonly owner: SandboxPerson;
  readonly clientId: string;
  name: string;
  targetUrl: string;
  readonly resource: string;
  readonly event: string;
  readonly filter: string | undefined;
  secret: string | undefined;
  status: "active" | "inactive";
  readonly created: number;
}

/** Whoever wants to be told, and whether they still answer. */
export interface Webhooks {
  all(): Iterable<WebhookRecord>;
  of(owner: SandboxPerson): WebhookRecord[];
  get(uuid: string): WebhookRecord | undefined;
  add(webhook: Omit<WebhookRecord, "uuid" | "status" | "created">): WebhookRecord;
  remove(uuid: string): void;
  /** Switches an inactive webhook on again, on probation. */
  enable(webhook: WebhookRecord): void;
  /** A delivery got no 2xx. */
  failed(webhook: WebhookRecord): void;
}

/** No webhooks yet. */
export function createWebhooks(clock: Clock): Webhooks {
  const byUuid = new Map<string, WebhookRecord>();
  const failures = new Map<string, FailureCount>();
  return {
    all: () => byUuid.values(),
    of: (owner) => [...byUuid.values()].filter((webhook) => webhook.owner.uuid === owner.uuid),
    get: (uuid) => byUuid.get(uuid),
    add: (details) => {
      const webhook: WebhookRecord = { ...details, uuid: randomUUID(), status: "active", created: clock.now() };
      byUuid.set(webhook.uuid, webhook);
      return webhook;
    },
    remove: (uuid) => {
      byUuid.delete(uuid);
      failures.delete(uuid);
    },
    enable: (webhook) => {
      if (webhook.status === "active") return;
      webhook.status = "active";
      failures.set(webhook.uuid, { failedAt: [], enabledAgainAt: clock.now() });
    },
    failed: (webhook) => {
      const { count, disable } = countFailure(failures.get(webhook.uuid) ?? noFailures, clock.now());
      failures.set(webhook.uuid, count);
      if (disable) webhook.status = "inactive";
    },
  };
}
