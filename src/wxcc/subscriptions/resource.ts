/** What an org's events are about. */
export type ResourceName = "capture" | "task";

/** What is subscribed to of a resource; a subscription names one resource and no more (OpenAPI, subscriptions v2). */
export interface EventResource {
  readonly eventTypes: readonly string[];
  readonly resourceVersion: string;
  /** 4 to 64 characters, and it cannot be changed afterwards (OpenAPI). */
  readonly name: string;
  readonly description: string;
}

/** All that is ever subscribed to. Of a task: what changes who waits and who is free. */
export const resources: Readonly<Record<ResourceName, EventResource>> = {
  capture: {
    eventTypes: ["capture:available"],
    resourceVersion: "capture:1.0.0",
    name: "floorwalker recordings",
    description: "Tells when a recording is ready.",
  },
  task: {
    eventTypes: ["task:parked", "task:connected", "task:ended"],
    resourceVersion: "task:1.0.0",
    name: "floorwalker alerts",
    description: "Tells when contacts begin to wait, are answered or end, so that alerts look at once.",
  },
};
