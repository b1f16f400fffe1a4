import type { Block, Card } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import type { OrgRecord } from "../../store/records.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import { formatTarget, targetsOf } from "../queue-stats/targets.js";
import type { TargetChange } from "./read-target.js";

/** Targets of the org and of the queues that have their own, or of the named queues; says what was changed, if anything. */
export function targetsCard(
  org: OrgRecord,
  directory: readonly QueueInfo[],
  named: readonly QueueInfo[],
  change: TargetChange | undefined,
): Card {
  return {
    title: change ? saved(change, named) : "Targets",
    subtitle: [org.name],
    blocks: [targetsTable(org, directory, named)],
    actions: [
      { kind: "ask", label: "Queue stats today", ask: askText("queue stats", { period: "today" }), primary: true },
      ...(change || named.length > 0 ? [{ kind: "ask" as const, label: "All targets", ask: "target" }] : []),
    ],
    footer: [
      "Service level counts within each queue's own threshold in seconds, which is set in Webex Contact Center.",
      'A manager changes a target by writing for example: target 85% queue:"Billing"',
    ],
  };
}

function targetsTable({ settings }: OrgRecord, directory: readonly QueueInfo[], named: readonly QueueInfo[]): Block {
  const names = new Map(directory.map((queue) => [queue.id, queue.name]));
  const ids = named.length > 0 ? named.map((queue) => queue.id) : Object.keys(settings.queueTargets);
  const row = (name: string, id?: string) => {
    const targets = targetsOf(settings, id);
    return [name, formatTarget(targets.serviceLevel), `≤ ${formatTarget(targets.abandonment)}`].map((text) => ({
      text,
    }));
  };
  const queues = ids
    .map((id) => ({ id, name: names.get(id) ?? `${id} (no longer among the queues)` }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  return {
    kind: "table",
    columns: [
      { title: "Queue", align: "left", weight: 5 },
      { title: "Service level", align: "right", weight: 3 },
      { title: "Abandonment", align: "right", weight: 3 },
    ],
    rows: [row(ids.length === 0 ? "Every queue" : "Every other queue"), ...queues.map(({ id, name }) => row(name, id))],
  };
}

function saved(change: TargetChange, named: readonly QueueInfo[]): string {
  const where = named.length > 0 ? ` for ${named.map((queue) => queue.name).join(", ")}` : "";
  if (change.kind === "default")
    return named.length > 0 ? `Targets${where} follow the org again` : "Targets are the usual ones again";
  const name = change.metric === "serviceLevel" ? "Service level target" : "Abandonment target";
  return `${name}${where} is now ${change.metric === "abandonment" ? "at most " : ""}${formatTarget(change.value)}`;
}
