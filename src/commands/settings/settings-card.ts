import type { Block, Card, CardAction, CardInput } from "../../cards/card.js";
import type { Filters } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { settingsOf } from "./all-settings.js";
import type { Setting, SettingsNow } from "./setting.js";

/** Who looks: a manager gets inputs, everybody else values. */
export interface SettingsView {
  readonly now: SettingsNow;
  readonly filters: Filters;
  readonly mayChange: boolean;
  /** Queues to choose from. */
  readonly queueNames: readonly string[];
}

/** Every setting with its value, or those of one queue. */
export function settingsCard(view: SettingsView): Card {
  const { now, mayChange } = view;
  return {
    title: now.queue ? `Settings of ${now.queue.name}` : "Settings",
    summary: mayChange ? "a manager can change them" : "for a manager to change",
    subtitle: [now.org.name],
    blocks: settingsBlocks(view),
    actions: actionsOf(view),
    footer: footerOf(view),
  };
}

/** What is this space's own stands apart from what counts wherever the org is shown. */
function settingsBlocks(view: SettingsView): Block[] {
  const { queue, org } = view.now;
  const settings = settingsOf(queue);
  if (queue) return [settingsBlock(settings, view)];
  return (["space", "org"] as const).flatMap((kind): Block[] => [
    { kind: "text", text: kind === "space" ? "This space" : `${org.name}, in every space`, heading: true },
    settingsBlock(
      settings.filter(({ place }) => place.kind === kind),
      view,
    ),
  ]);
}

const settingsBlock = (settings: readonly Setting[], { now, filters, mayChange }: SettingsView): Block =>
  mayChange
    ? { kind: "inputs", inputs: settings.map((setting) => asInput(setting, now, filters)) }
    : { kind: "facts", facts: settings.map((setting) => [setting.label, setting.shown(setting.current(now))]) };

function asInput(setting: Setting, now: SettingsNow, filters: Filters): CardInput {
  const value = setting.current(now);
  return {
    id: setting.name,
    label: setting.unit ? `${setting.label} (${setting.unit})` : setting.label,
    value,
    shown: setting.shown(value),
    control: setting.control,
    ask: askText("settings", { args: `${setting.name} ${setting.example}`, filters }),
  };
}

/** Save carries the values of this drawing: whoever reads it knows what was changed, and from what. */
function actionsOf({ now, filters, mayChange, queueNames }: SettingsView): CardAction[] {
  const ofOrg = { org: filters.org };
  const drawn = settingsOf(now.queue).map((setting) => `${setting.name}=${setting.current(now)}`);
  const save = askText("settings", { args: `save ${drawn.join(" ")}`, filters });
  return [
    ...(mayChange ? [{ kind: "ask" as const, label: "Save", ask: save, primary: true }] : []),
    ...(mayChange && queueNames.length > 0 && !now.queue
      ? [
          {
            kind: "choose" as const,
            label: "Targets of one queue …",
            ask: askText("settings", { filters: ofOrg }),
            filter: "queue" as const,
            prompt: "Queue",
            choices: queueNames,
            everything: "All queues",
            submit: "Open",
          },
        ]
      : []),
    ...(now.queue
      ? [{ kind: "ask" as const, label: "All settings", ask: askText("settings", { filters: ofOrg }) }]
      : []),
    { kind: "ask", label: "All targets", ask: askText("target", { filters: ofOrg }) },
  ];
}

function footerOf({ now: { queue }, mayChange }: SettingsView): string[] {
  if (queue)
    return [
      `What is not set for a queue follows the contact centre. To let it follow again: target default queue:"${queue.name}"`,
    ];
  return [
    "Quiet hours are each space's own time. They hold back alerts; answers, schedules, and word to a manager that a sign-in is needed, come at any hour.",
    "Business days, business hours and holidays decide what a summary compares, and when schedules and alerts rest.",
    "Short calls: cisco means as Cisco counts them. Seconds are counted by the Search API; REST cannot tell short calls apart.",
    ...(mayChange ? [] : ["Only a manager can change them."]),
  ];
}
