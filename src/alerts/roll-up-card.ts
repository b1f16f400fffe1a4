import type { Card } from "../cards/card.js";
import { askText } from "../conversation/format-ask.js";
import { formatValue } from "../metrics/format.js";
import { beyondText, whereText } from "./describe-rule.js";
import { type LiveEvent, levelName, levelTone, liveCard } from "./live-card.js";
import { clockTime, momentText } from "./moments.js";

const listed = (names: readonly string[]) => [...new Set(names)].join(", ");

/** The live message of one event, or of several that began at once. */
export function eventCard(events: readonly LiveEvent[]): Card {
  const [first, ...others] = events;
  if (first && others.length === 0) return liveCard(first);
  return rollUpCard(events);
}

function rollUpCard(events: readonly LiveEvent[]): Card {
  const [first] = events;
  const orgName = first?.orgName ?? "";
  const zone = first?.zone ?? "UTC";
  const at = first?.at ?? 0;
  const open = events.filter(({ state }) => state.level !== "calm");
  const ids = open.map(({ record }) => record.id).join(" ");
  const filters = { org: [orgName] };
  const by = listed(events.flatMap(({ state }) => state.acknowledgedBy ?? []));
  return {
    title: open.length === 0 ? `${events.length} alerts are over` : `${events.length} alerts at once`,
    summary: events.map(lineOf).slice(0, 4).join("; "),
    subtitle: [`${orgName} · ${momentText(at, at, zone)} (${zone})`],
    blocks: [
      {
        kind: "table",
        columns: [
          { title: "Alert", align: "left", weight: 6 },
          { title: "Now", align: "right", weight: 2 },
          { title: "State", align: "left", weight: 3 },
          { title: "In", align: "left", weight: 6, detail: true },
        ],
        rows: events.map((event) => rowOf(event)),
      },
      ...(by === "" ? [] : [{ kind: "text" as const, text: `Taken care of by ${by}` }]),
    ],
    actions: [
      ...(ids === ""
        ? []
        : [
            {
              kind: "ask" as const,
              label: "Acknowledge all",
              ask: askText("alert", { args: `acknowledge ${ids}`, filters }),
              primary: true,
            },
            {
              kind: "ask" as const,
              label: "Snooze all 30 min",
              ask: askText("alert", { args: `snooze ${ids}`, filters }),
            },
          ]),
      { kind: "ask", label: "Open the queues", ask: askText("queues now", { filters }) },
      { kind: "ask", label: "Alerts", ask: askText("alerts", { filters }) },
    ],
    footer: ["They began within the same minute, so they share one message."],
  };
}

const figureOf = ({ rule, state }: LiveEvent) =>
  state.ended === "paused"
    ? "—"
    : formatValue((state.level === "calm" ? state.worst : state.value) ?? null, rule.metric.unit);

const lineOf = (event: LiveEvent) =>
  `${levelName(event.state).toLowerCase()}: ${event.rule.metric.name.toLowerCase()} ${figureOf(event)}`;

function rowOf(event: LiveEvent) {
  const { rule, record, state, orgName, zone } = event;
  const since = state.startedAt === undefined ? "" : ` since ${clockTime(state.startedAt, zone)}`;
  return [
    { text: `${rule.metric.name} ${beyondText(rule, state.peak === "critical" ? rule.critical : rule.warning)}` },
    { text: figureOf(event) },
    { text: levelName(state), tone: levelTone(state) },
    { text: `${whereText(record.queues, orgName)}${since}` },
  ];
}
