import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Card, CardAction, Cell, Column } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { formatCount, formatDuration } from "../../metrics/format.js";
import { stateName } from "../../wxcc/agents/describe-state.js";
import type { Ask } from "../command.js";
import type { AskedActivity } from "./activity-table.js";
import type { AgentDay, SignIn, Spent, Stretch } from "./read-day.js";

/** The newest ones: more are in the table of the period's parts, or in a shorter period. */
const mostStretches = 25;
const DAY_MS = 86_400_000;

type Asked = Pick<Ask, "text" | "sentence">;
type TimeOf = (at: number) => string;

/** The card of `agent activity`. */
export function activityCard(
  ask: Asked,
  asked: AskedActivity,
  picture: { readonly url: string; readonly alt: string } | undefined,
): Card {
  const { org, agent, period, day } = asked;
  const severalDays = period.to - period.from > DAY_MS + 3_600_000;
  const at: TimeOf = (instant) => format(instant, severalDays ? "EEE d HH:mm" : "HH:mm:ss", { in: tz(period.zone) });
  const newest = day.stretches.at(-1);
  return {
    title: `Activity of ${agent.name}`,
    summary: newest ? summaryOf(newest, at) : "no activity in this period",
    subtitle: [org.name, describePeriod(period), ...(day.shown.length > 0 ? [`Channel ${day.shown.join(", ")}`] : [])],
    blocks:
      day.stretches.length === 0
        ? [{ kind: "text", text: "No activity in this period.", strong: true }, ...signInFacts(day, at)]
        : [
            ...signInFacts(day, at),
            { kind: "facts", facts: day.states.map(spentFact) },
            ...idleFacts(day.idleCodes),
            ...(picture ? [{ kind: "image" as const, ...picture }] : []),
            stretchTable(day.stretches, at),
          ],
    actions: activityActions(ask, asked),
    footer: [
      "Source: agent activities; listed is what began in the period, cut at its end.",
      ...(day.places > 1 ? [`This channel has ${day.places} places, so times overlap.`] : []),
      ...(day.others.length > 0 ? [`Not shown: ${day.others.join(", ")}.`] : []),
    ],
  };
}

const summaryOf = ({ state, idleCode, goesOn, from }: Stretch, at: TimeOf): string => {
  const name = [stateName(state), idleCode].filter(Boolean).join(", ");
  return goesOn ? `${name} since ${at(from)}` : `last ${name} at ${at(from)}`;
};

function signInFacts({ signIns }: AgentDay, at: TimeOf): Block[] {
  if (signIns.length === 0) return [];
  const span = ({ from, to }: SignIn) =>
    `${from === undefined ? "before" : at(from)} – ${to === undefined ? "goes on" : at(to)}`;
  const times = signIns.length === 1 ? "Signed in" : `Signed in ${signIns.length} times`;
  return [{ kind: "facts", facts: [[times, signIns.map(span).join(", ")]] }];
}

const spentFact = ({ name, count, ms }: Spent): [string, string] => [
  name,
  `${formatDuration(ms)} (${formatCount(count)}\u00a0×)`,
];

function idleFacts(codes: readonly Spent[]): Block[] {
  if (codes.length === 0) return [];
  return [
    { kind: "text", text: "Idle, by reason", strong: true },
    { kind: "facts", facts: codes.map(spentFact) },
  ];
}

const columns: readonly Column[] = [
  { title: "State", align: "left", weight: 6 },
  { title: "From", align: "right", weight: 3 },
  { title: "For", align: "right", weight: 3 },
  { title: "Queue", align: "left", weight: 2, detail: true },
];

function stretchTable(stretches: readonly Stretch[], at: TimeOf): Block {
  const earlier = stretches.length - mostStretches;
  return {
    kind: "table",
    title: earlier > 0 ? `The last ${mostStretches} of ${formatCount(stretches.length)} states` : "From state to state",
    columns,
    rows: stretches.slice(-mostStretches).map((stretch) => stretchCells(stretch, at)),
    ...(earlier > 0 && { note: "For earlier ones ask for a part of the day, such as today 09:00-10:00." }),
  };
}

const stretchCells = ({ state, idleCode, queueName, from, to, goesOn }: Stretch, at: TimeOf): Cell[] =>
  [
    [stateName(state), idleCode].filter(Boolean).join(", "),
    at(from),
    `${formatDuration(to - from)}${goesOn ? ", goes on" : ""}`,
    queueName ?? "",
  ].map((text) => ({ text }));

function activityActions({ text, sentence }: Asked, { agent, period, day, org }: AskedActivity): CardAction[] {
  const filters = { ...sentence.filters, agent: [] };
  const about = (phrase: string, channel = filters.channel) =>
    askText("agent activity", {
      args: agent.name,
      period: phrase,
      filters: { ...filters, channel },
      zone: sentence.zone,
    });
  const channels = day.others.flatMap((channel): CardAction[] =>
    channel === "other"
      ? []
      : [
          {
            kind: "ask",
            label: channel === "email" ? "E-mail" : `${channel.charAt(0).toUpperCase()}${channel.slice(1)}`,
            ask: about(period.phrase, [channel]),
          },
        ],
  );
  const stats = { period: period.phrase, filters: { org: filters.org, agent: [agent.name] }, zone: sentence.zone };
  return [
    { kind: "ask", label: "Refresh", ask: text, primary: true },
    period.phrase === "yesterday"
      ? { kind: "ask", label: "Today", ask: about("today") }
      : { kind: "ask", label: "Yesterday", ask: about("yesterday") },
    ...channels,
    { kind: "ask", label: "Figures", ask: askText("agent stats", stats) },
    { kind: "ask", label: "Agents now", ask: askText("agents now", { filters: { org: [org.name] } }) },
  ];
}
