import { z } from "zod";
import type { Webhook } from "./schemas.js";

/** The parts of the untyped framework that are used, as found in the source of 2.3.14. */
export interface Framework {
  active: boolean;
  webex: {
    webhooks: {
      list: () => PromiseLike<{ items: readonly Webhook[] }>;
      create: (wanted: { name: string; resource: string; event: string; targetUrl: string }) => PromiseLike<Webhook>;
      remove: (webhook: unknown) => PromiseLike<unknown>;
    };
    messages: { get: (id: string) => PromiseLike<unknown> };
    attachmentActions: { get: (id: string) => PromiseLike<unknown> };
    /** The SDK's socket; only in use without webhooks. */
    internal: {
      mercury: { readonly connected: boolean; connect(): PromiseLike<unknown>; disconnect(): PromiseLike<unknown> };
    };
  };
  onMessageCreated: (message: { id: string }) => PromiseLike<unknown>;
  onAttachmentActions: (action: { id: string }) => PromiseLike<unknown>;
  onMembershipCreated: (membership: unknown, actorId?: string) => PromiseLike<unknown>;
  onMembershipUpdated: (membership: unknown) => PromiseLike<unknown>;
  onMembershipDeleted: (membership: unknown, actorId?: string) => PromiseLike<unknown>;
  onRoomCreated: (room: unknown) => PromiseLike<unknown>;
  onRoomUpdated: (room: unknown) => PromiseLike<unknown>;
  start(): PromiseLike<unknown>;
  stop(): PromiseLike<unknown>;
}

/** The framework's class. */
export type FrameworkConstructor = new (options: object) => Framework;

/** Express-like: without a response object it only processes. */
export type WebhookHandler = (request: { body: unknown; headers: Record<string, string> }) => PromiseLike<unknown>;

interface SdkInit {
  config?: object;
}

/** The SDK's entry: one function that the framework calls with its token. */
export interface Sdk {
  init: (given: SdkInit) => unknown;
}

const isFunction = (value: unknown): value is (...given: never[]) => unknown => typeof value === "function";

/** What `require` gives for the framework. */
export const frameworkModuleSchema = z.custom<FrameworkConstructor>(isFunction);
/** What `require` gives for its webhook handler. */
export const webhookHandlerModuleSchema = z.custom<(framework: Framework) => WebhookHandler>(isFunction);
/** What `require` gives for the SDK below it. */
export const sdkModuleSchema = z.custom<Sdk>(
  (value) =>
    (isFunction(value) || (typeof value === "object" && value !== null)) && "init" in value && isFunction(value.init),
);
