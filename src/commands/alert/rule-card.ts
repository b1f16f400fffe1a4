import { isLive, LEAST_SAMPLE } from "../../alerts/alert-metric.js";
import { beyondText, ruleText, thresholdText, whereText } from "../../alerts/describe-rule.js";
import { easedAt } from "../../alerts/hysteresis.js";
import { lastingText } from "../../alerts/moments.js";
import { type Rule, watchesHigh } from "../../alerts/rule.js";
import type { Card, CardAction } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatQuietHours } from "../../conversation/quiet-hours.js";
import type { AlertRecord } from "../../store/alert-records.js";
import type { OrgRecord } from "../../store/records.js";

/** A rule with everything its card says. */
export interface RuleView {
  readonly title: string;
  readonly rule: Rule;
  readonly record: AlertRecord;
  readonly org: OrgRecord;
  /** The figure at this moment, in words. */
  readonly now: string;
}

/** What is watched, when it is said, when it ends, and the figure now. */
export function ruleCard({ title, rule, record, org, now }: RuleView): Card {
  const where = whereText(record.queues, org.name);
  return {
    title,
    summary: `${ruleText(rule)} (${where})`,
    subtitle: [record.queues.length === 0 ? org.name : `${org.name} · ${where}`],
    blocks: [
      {
        kind: "facts",
        facts: [
          ["Watches", rule.metric.name],
          ["Says so", saidWhen(rule)],
          ["Ends", endsWhen(rule)],
          ["Now", now],
        ],
      },
    ],
    actions: ruleActions(record, org),
    footer: footer(rule, org),
  };
}

/** Pause or resume, edit, delete: whoever presses needs the right to. */
export function ruleActions(record: AlertRecord, org: OrgRecord): CardAction[] {
  const button = (label: string, words: string): CardAction => ({
    ...{ kind: "ask", label },
    ask: askText("alert", { args: `${words} ${record.id}`, filters: { org: [org.name] } }),
  });
  return [
    record.paused ? button("Resume", "resume") : button("Pause", "pause"),
    button("Edit", "edit"),
    button("Delete", "delete"),
  ];
}

function saidWhen(rule: Rule): string {
  const { comparison, warning, critical, forMs } = rule;
  if (comparison === "unusual") return "after each full hour, when it is far from the same hour of the last four weeks";
  const lasting = forMs > 0 ? ` for ${lastingText(forMs)}` : "";
  const grave = critical === undefined ? "" : `; critical when ${beyondText(rule, critical)}`;
  return `when it is ${beyondText(rule, warning)}${lasting}${grave}`;
}

function endsWhen({ comparison, warning = 0, metric: { unit } }: Rule): string {
  if (comparison === "unusual") return "with the first hour that is as usual again";
  const bound = thresholdText(easedAt({ comparison, value: warning, unit }), unit);
  return `when it has been ${watchesHigh(comparison) ? "at or below" : "at or above"} ${bound} for a minute; five more and it is over`;
}

function footer({ metric, comparison }: Rule, { settings }: OrgRecord): string[] {
  const hours = settings.businessHours ? `, from ${settings.businessHours.from} to ${settings.businessHours.to}` : "";
  const needsSample = !isLive(metric) && metric.unit !== "count" && metric.key !== "longest-wait-today";
  return [
    `Looked at ${comparison === "unusual" ? "every hour" : "every minute"}${hours}.`,
    ...(needsSample ? [`Judged from ${LEAST_SAMPLE} contacts on.`] : []),
    ...(settings.quietHours ? [`Nothing is posted in the quiet hours, ${formatQuietHours(settings.quietHours)}.`] : []),
  ];
}
