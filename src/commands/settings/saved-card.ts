import type { Card } from "../../cards/card.js";
import type { Filters } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { settingsOf } from "./all-settings.js";
import type { Saved } from "./save-changes.js";

/** What was changed, from what to what. */
export function savedCard({ before, after }: Saved, filters: Filters): Card {
  const changes = settingsOf(after.queue).flatMap((setting): [string, string][] => {
    const [old, now] = [setting.current(before), setting.current(after)];
    return old === now ? [] : [[setting.label, `${setting.shown(old)} → ${setting.shown(now)}`]];
  });
  const { org, queue } = after;
  return {
    title: changes.length === 0 ? "Nothing to save" : "Settings saved",
    summary: changes.length === 0 ? "every value is as it was" : changes.map((change) => change.join(": ")).join(", "),
    subtitle: [queue ? `${org.name} · ${queue.name}` : org.name],
    blocks:
      changes.length === 0
        ? [{ kind: "text", text: "Every value is as it was." }]
        : [{ kind: "facts", facts: changes }],
    actions: [
      {
        kind: "ask",
        label: "Queue stats today",
        ask: askText("queue stats", { period: "today", filters }),
        primary: true,
      },
      { kind: "ask", label: "Settings", ask: askText("settings", { filters }) },
    ],
    footer: [],
  };
}
