import type { Block, Card, CardAction, Figure, Tone } from "../cards/card.js";
import { askText } from "../conversation/format-ask.js";
import { formatValue } from "../metrics/format.js";
import type { AlertRecord, AlertStateRecord } from "../store/alert-records.js";
import { isLive } from "./alert-metric.js";
import { beyondText, ruleText, whereText } from "./describe-rule.js";
import { clockTime, lastingText, momentText } from "./moments.js";
import type { Rule } from "./rule.js";

/** An event and what its card is drawn with. */
export interface LiveEvent {
  readonly rule: Rule;
  readonly record: AlertRecord;
  readonly state: AlertStateRecord;
  readonly orgName: string;
  readonly zone: string;
  readonly at: number;
}

const levelNames = { calm: "Resolved", warning: "Warning", critical: "Critical", eased: "Eased" } as const;
const endings = {
  resolved: "Resolved",
  "day-over": "Ended with the day",
  closed: "Not watched now",
  paused: "Not watched any more",
} as const;

/** "Warning", "Resolved": how an event stands, in a word. */
export const levelName = ({ level, ended }: AlertStateRecord): string =>
  level === "calm" ? endings[ended ?? "resolved"] : levelNames[level];

/** Colour of a level, never its only sign. */
export const levelTone = ({ level }: AlertStateRecord): Tone =>
  (({ calm: "good", eased: "good", warning: "warning", critical: "bad" }) as const)[level];

/** The live message of one event, in whatever part of its life. */
export function liveCard(event: LiveEvent): Card {
  const { rule, record, state, orgName, zone, at } = event;
  const { metric } = rule;
  const where = whereText(record.queues, orgName);
  const show = (value: number | undefined) => formatValue(value ?? null, metric.unit);
  const over = state.level === "calm";
  const asOf = momentText(over ? (state.endedAt ?? at) : (state.observedAt ?? at), at, zone);
  return {
    title: `${levelName(state)}: ${metric.name.toLowerCase()}`,
    summary: state.ended === "paused" ? where : summaryOf(event, where),
    subtitle: [`${record.queues.length === 0 ? orgName : `${orgName} · ${where}`} · ${asOf} (${zone})`],
    blocks: state.ended === "paused" && over ? [paused] : [...figures(event, show), ...facts(event)],
    actions: over ? afterwards(event) : actions(event),
    footer: [`Alert: ${ruleText(rule)}`],
  };
}

const paused: Block = { kind: "text", text: "This alert was paused, so nobody looks at the figure any more." };

function summaryOf({ rule, state }: LiveEvent, where: string): string {
  const show = (value: number | undefined) => formatValue(value ?? null, rule.metric.unit);
  if (state.level === "calm") return `${where}: lasted ${duration(state)}, worst ${show(state.worst)}`;
  const threshold = state.level === "critical" ? rule.critical : rule.warning;
  if (state.explained) return `${where}: ${state.explained}`;
  return state.level === "eased"
    ? `${where}: ${show(state.value)} now, worst ${show(state.worst)}`
    : `${where}: ${show(state.value)}, ${beyondText(rule, threshold)}`;
}

const duration = ({ startedAt = 0, endedAt = startedAt }: AlertStateRecord) => lastingText(endedAt - startedAt);

function figures({ rule, state, zone }: LiveEvent, show: (value: number | undefined) => string): Block[] {
  const { metric, warning, critical, comparison } = rule;
  if (comparison === "unusual") return [{ kind: "text", text: state.explained ?? "", strong: true }];
  const thresholds = [
    `warning ${beyondText(rule, warning)}`,
    ...(critical === undefined ? [] : [`critical ${beyondText(rule, critical)}`]),
  ];
  const worst: Figure = { label: "Worst", value: show(state.worst), tone: "plain", notes: [] };
  const from = clockTime(state.startedAt ?? state.since, zone);
  const to = clockTime(state.endedAt ?? state.since, zone);
  const now: Figure = { label: metric.name, value: show(state.value), tone: levelTone(state), notes: thresholds };
  const lasted: Figure = { label: "Lasted", value: duration(state), tone: "plain", notes: [`${from} to ${to}`] };
  return [{ kind: "figures", figures: [state.level === "calm" ? lasted : now, worst] }];
}

function facts({ state, zone, at }: LiveEvent): Block[] {
  const { startedAt, acknowledgedBy, snoozedUntil, level, endedAt, explained } = state;
  const lines: [string, string][] = [];
  if (startedAt !== undefined && level !== "calm") lines.push(["Since", momentText(startedAt, at, zone)]);
  if (startedAt !== undefined && level === "calm" && explained !== undefined)
    lines.push(["From", `${momentText(startedAt, at, zone)} to ${momentText(endedAt ?? at, at, zone)}`]);
  if (acknowledgedBy !== undefined) lines.push(["Taken care of by", acknowledgedBy]);
  if (snoozedUntil !== undefined && level !== "calm") lines.push(["Snoozed until", momentText(snoozedUntil, at, zone)]);
  return lines.length === 0 ? [] : [{ kind: "facts", facts: lines }];
}

function actions(event: LiveEvent): CardAction[] {
  const { state, record, orgName } = event;
  const ask = (words: string) => askText("alert", { args: `${words} ${record.id}`, filters: { org: [orgName] } });
  return [
    ...(state.acknowledgedBy === undefined
      ? [{ kind: "ask" as const, label: "Acknowledge", ask: ask("acknowledge"), primary: true }]
      : []),
    { kind: "ask", label: "Snooze 30 min", ask: ask("snooze") },
    ...afterwards(event),
  ];
}

function afterwards({ rule, record, orgName }: LiveEvent): CardAction[] {
  const filters = { org: [orgName], queue: record.queues };
  const label = record.queues.length === 1 ? "Open the queue" : "Open the queues";
  const [words, period] = isLive(rule.metric) ? ["queues now", undefined] : ["queue stats", "today"];
  return [
    { kind: "ask", label, ask: askText(words ?? "", { period, filters }) },
    { kind: "ask", label: "Alerts", ask: askText("alerts", { filters: { org: [orgName] } }) },
  ];
}
