import { ruleText, whereText } from "../../alerts/describe-rule.js";
import { levelName, levelTone } from "../../alerts/live-card.js";
import { momentText } from "../../alerts/moments.js";
import { pauseText } from "../../alerts/notice-cards.js";
import { ruleOf } from "../../alerts/update-state.js";
import type { Block, Card, CardAction, Tone } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatValue } from "../../metrics/format.js";
import type { AlertRecord, AlertStateRecord } from "../../store/alert-records.js";
import type { OrgRecord } from "../../store/records.js";
import { ruleActions } from "../alert/rule-card.js";

/** A rule as the list shows it. */
export interface ListedAlert {
  readonly record: AlertRecord;
  readonly state: AlertStateRecord;
  readonly org: OrgRecord;
  /** Name, or address of somebody who is not in the space any more. */
  readonly owner: string;
}

/** What is shown of the list, and by which clocks. */
export interface ListView {
  readonly page: number;
  readonly zone: string;
  readonly at: number;
  /** Alerts of this space about other contact centres. */
  readonly elsewhere: number;
  readonly orgs: readonly OrgRecord[];
}

/** Each with its buttons, so a card has room for no more. */
const PER_PAGE = 6;

/** The alerts of a space, oldest first, page by page. */
export function alertsCard(items: readonly ListedAlert[], view: ListView): Card {
  const pages = Math.max(1, Math.ceil(items.length / PER_PAGE));
  const page = Math.min(Math.max(1, view.page), pages);
  const shown = items.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const open = items.filter(({ state, record }) => state.level !== "calm" && !record.paused).length;
  const several = view.orgs.length > 1;
  return {
    title: items.length === 0 ? "No alerts here" : items.length === 1 ? "1 alert" : `${items.length} alerts`,
    summary: items.length === 0 ? "nothing is watched for this space" : open === 0 ? "all calm" : `${open} not calm`,
    subtitle: [view.orgs.map(({ name }) => name).join(", "), ...(pages > 1 ? [`page ${page} of ${pages}`] : [])],
    blocks: items.length === 0 ? [howTo] : shown.flatMap((item) => alertBlocks(item, view, several)),
    actions: pageActions(page, pages, view),
    footer:
      view.elsewhere > 0
        ? [
            `${view.elsewhere === 1 ? "One more is" : `${view.elsewhere} more are`} about other contact centres: alerts org:all`,
          ]
        : [],
  };
}

const howTo: Block = {
  kind: "text",
  text: "Set one with a sentence, for example: alert when longest wait > 5m critical 10m for 2m",
};

function alertBlocks({ record, state, org, owner }: ListedAlert, view: ListView, several: boolean): Block[] {
  const rule = ruleOf(record);
  if (!rule) return [];
  const { text, tone } = standing(record, state, org, view, rule.metric.unit);
  const where = whereText(record.queues, several ? org.name : "all queues");
  return [
    { kind: "text", text: ruleText(rule), heading: true },
    { kind: "text", text, tone, strong: state.level !== "calm" && !record.paused },
    { kind: "text", text: `${where} · set by ${owner} · ${record.id}`, tone: "quiet" },
    { kind: "actions", actions: ruleActions(record, org) },
  ];
}

function standing(
  record: AlertRecord,
  state: AlertStateRecord,
  org: OrgRecord,
  { zone, at }: ListView,
  unit: "percent" | "duration" | "count",
): { readonly text: string; readonly tone: Tone } {
  const when = (instant: number) => momentText(instant, at, zone);
  if (record.paused)
    return {
      text: `Paused since ${when(record.paused.at)}. ${pauseText(record.paused.reason, org.name)}`,
      tone: "quiet",
    };
  if (state.queueGoneToldAt !== undefined)
    return { text: "Its queue is not found: renamed or removed.", tone: "warning" };
  const missing =
    state.missing && state.missing.backAt === undefined ? ` No figures since ${when(state.missing.since)}.` : "";
  const snoozed = (state.snoozedUntil ?? 0) > at ? ` Snoozed until ${when(state.snoozedUntil ?? at)}.` : "";
  if (state.level === "calm") return { text: `Calm.${missing}${snoozed}`, tone: "good" };
  const by = state.acknowledgedBy === undefined ? "" : ` ${state.acknowledgedBy} takes care of it.`;
  const value = formatValue(state.value ?? null, unit);
  const text = `${levelName(state)} since ${when(state.since)}, now ${value}.${by}${missing}${snoozed}`;
  return { text, tone: levelTone(state) };
}

function pageActions(page: number, pages: number, { orgs }: ListView): CardAction[] {
  const filters = { org: orgs.map(({ name }) => name) };
  const to = (label: string, number: number): CardAction => ({
    ...{ kind: "ask", label, ask: askText("alerts", { args: `page ${number}`, filters }) },
  });
  return [
    ...(page > 1 ? [to("Previous", page - 1)] : []),
    ...(page < pages ? [to("Next", page + 1)] : []),
    ...(pages === 1 ? [{ kind: "ask" as const, label: "Refresh", ask: askText("alerts", { filters }) }] : []),
  ];
}
