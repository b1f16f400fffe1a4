import { metricWords } from "../../alerts/alert-metric.js";
import { ruleText } from "../../alerts/describe-rule.js";
import { formatRule, type Rule } from "../../alerts/rule.js";
import { askText } from "../../conversation/format-ask.js";
import { asButton } from "../../conversation/parse-problems.js";
import { echo } from "../../conversation/quote.js";
import { Problem } from "../../errors.js";
import { listNames } from "../../orgs/names.js";
import type { OrgRecord } from "../../store/records.js";

const list = (org: OrgRecord) => ({ label: "Alerts", ask: askText("alerts", { filters: { org: [org.name] } }) });

/** Rules of one space at most: more nobody reads, and each is looked at every minute. */
export const MOST_ALERTS = 200;

/** The space is full. */
export const tooManyAlerts = (org: OrgRecord): Problem =>
  new Problem("too-many-alerts", {
    say: `This space has ${MOST_ALERTS} alerts, which is as many as one space can have. The new one was not set.`,
    next: "Delete one that nobody needs any more, or set it in another space.",
    asks: [list(org)],
  });

/** Nothing here has that id. */
export const unknownAlert = (id: string, org: OrgRecord): Problem =>
  new Problem("unknown-alert", {
    say:
      id === ""
        ? "Which alert is meant is not said."
        : `No alert of this space is called ${echo(id)}; it may have been deleted.`,
    next: "See the alerts of this space and press a button of the one you mean.",
    asks: [list(org)],
  });

/** Somebody else's alert. */
export const notTheOwner = (owner: string, org: OrgRecord, managersHere: readonly string[]): Problem =>
  new Problem("not-the-owner", {
    say: `Only ${owner}, whose alert it is, or a manager of ${org.name} may change it.`,
    next: `Ask ${listNames([...new Set([owner, ...managersHere])]).replace(/ and (?=[^,]*$)/, " or ")}.`,
  });

/** Of two who edit at once the later one is told. */
export const changedMeanwhile = (rule: Rule, id: string, org: OrgRecord): Problem =>
  new Problem("alert-changed", {
    say: `Somebody changed this alert after that form was drawn. It is now: ${ruleText(rule)}. I left it so.`,
    next: "Open the form again and choose anew.",
    asks: [{ label: "Edit", ask: askText("alert", { args: `edit ${id}`, filters: { org: [org.name] } }) }],
  });

/** Figures of agents cannot be had by queue. */
export const notByQueue = (rule: Rule, org: OrgRecord): Problem =>
  new Problem("bad-alert", {
    say: `${metricWords(rule.metric)} cannot be watched for one queue: reports do not say which agents serve a queue.`,
    next: "Leave queue: out.",
    asks: [asButton(askText("alert", { args: formatRule(rule), filters: { org: [org.name] } }))],
  });
