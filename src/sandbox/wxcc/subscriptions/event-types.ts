/** Events of each version of a resource (developer.webex.com, Contact Center webhooks). */
const actionsOf: Readonly<Record<string, string>> = {
  "agent:1.0.0": "login logout state_change",
  "agent:2.0.0": "login logout channel_state_change channelType_state_change",
  "capture:1.0.0": "available",
  "task:1.0.0": `new connect connected parked on-hold hold-done consulting consult-done conferencing conference-done
    conference-transferred ended failed origin-updated`,
  "task-message:1.0.0": "appended append-failed",
};

/** A kind of event that can be subscribed to. */
export interface EventType {
  readonly name: string;
  readonly resource: string;
  readonly action: string;
}

/** The resource in front of `capture:available` or `capture:1.0.0`. */
const resourceOf = (name: string) => name.slice(0, name.lastIndexOf(":"));

/** Every version of a resource there is, as subscriptions name them. */
export const resourceVersions: readonly string[] = Object.keys(actionsOf);

/** The events of one version of a resource; none when there is no such version. */
export function eventTypesOf(resourceVersion: string): EventType[] {
  const resource = resourceOf(resourceVersion);
  const actions = (actionsOf[resourceVersion] ?? "").split(/\s+/).filter((action) => action !== "");
  return actions.map((action) => ({ name: `${resource}:${action}`, resource, action }));
}

/** The first version of the API knows resources in their first version only. */
export const firstEventTypes: readonly EventType[] = resourceVersions
  .filter((version) => version.endsWith(":1.0.0"))
  .flatMap(eventTypesOf);

/** The second version of the API lists every event once, with the versions there are. */
export const allEventTypes: readonly EventType[] = [
  ...new Map(resourceVersions.flatMap(eventTypesOf).map((type) => [type.name, type])).values(),
];

/** What `meta.resourceVersionList` shows. */
export const resourceVersionList = resourceVersions.map((version) => ({
  resource: resourceOf(version),
  version: version.slice(version.lastIndexOf(":") + 1),
}));
