import type { z } from "zod";
import type { Card } from "../cards/card.js";
import { askText } from "../conversation/format-ask.js";
import type { AlertRecord } from "../store/alert-records.js";
import type { pauseSchema } from "../store/schedule-records.js";
import { clockTime, lastingText, momentText } from "./moments.js";

interface Place {
  readonly orgName: string;
  readonly zone: string;
  readonly at: number;
}

/** Alerts have no figures to judge by; every level stays as it was. */
export function missingCard(
  { orgName, zone, at }: Place,
  since: number,
  alerts: number,
  why: string | undefined,
): Card {
  return {
    title: `Alerts have no figures of ${orgName}`,
    summary: `since ${momentText(since, at, zone)}`,
    subtitle: [`${orgName} · ${clockTime(at, zone)} (${zone})`],
    blocks: [
      {
        kind: "text",
        text: `Since ${momentText(since, at, zone)} the figures for ${alerts === 1 ? "one alert" : `${alerts} alerts`} of this space could not be read. Until they are back, alerts stay as they are and nothing new is said.`,
      },
      ...(why === undefined ? [] : [{ kind: "text" as const, text: why, tone: "quiet" as const }]),
    ],
    actions: [{ kind: "ask", label: "Queues now", ask: askText("queues now", { filters: { org: [orgName] } }) }],
    footer: ["You get this once; the message changes when the figures are back."],
  };
}

/** The same notice when it is over. */
export function backCard({ orgName, zone, at }: Place, since: number, backAt: number): Card {
  return {
    title: `Alerts have figures of ${orgName} again`,
    summary: `since ${momentText(backAt, at, zone)}`,
    subtitle: [`${orgName} · ${clockTime(backAt, zone)} (${zone})`],
    blocks: [
      {
        kind: "text",
        text: `They were missing for ${lastingText(backAt - since)}, from ${momentText(since, at, zone)} to ${momentText(backAt, at, zone)}. Nothing was judged in that time.`,
      },
    ],
    actions: [{ kind: "ask", label: "Alerts", ask: askText("alerts", { filters: { org: [orgName] } }) }],
    footer: [],
  };
}

/** A message that can be edited no more points to the one that took its place. */
export const pointerCard = (title: string): Card => ({
  title,
  summary: "goes on in a newer message",
  subtitle: [],
  blocks: [
    {
      kind: "text",
      text: "This goes on in a newer message below: Webex lets a message change ten times only.",
      tone: "quiet",
    },
  ],
  actions: [],
  footer: [],
});

/** Why an alert was paused by itself. */
export type PauseReason = z.infer<typeof pauseSchema>["reason"];

const reasons: Readonly<Record<PauseReason, (orgName: string) => string>> = {
  "by-person": () => "Somebody paused it.",
  "owner-gone": (orgName) => `Its owner may not see figures of ${orgName} here any more.`,
  "org-gone": (orgName) => `${orgName} is not linked to its space any more.`,
  "space-gone": () => "The bot is not in its space any more.",
  refused: (orgName) =>
    `Somebody is in its space who may not see figures of ${orgName}, and a figure there is read by everybody.`,
};

/** Why a rule does not run for now, as a sentence. */
export const pauseText = (reason: PauseReason, orgName: string): string => reasons[reason](orgName);

/** Told once when an alert pauses by itself; without a figure, because whoever reads it may not see any. */
export const pausedCard = (rule: AlertRecord, title: string, reason: PauseReason, orgName: string): Card => ({
  title: "An alert was paused",
  summary: title,
  subtitle: [title],
  blocks: [
    {
      kind: "text",
      text: `${pauseText(reason, orgName)} The alert watches nothing until its owner or a manager resumes it.`,
    },
  ],
  actions:
    reason === "space-gone" || reason === "refused"
      ? []
      : [{ kind: "ask", label: "Resume", ask: askText("alert", { args: `resume ${rule.id}` }) }],
  footer: ["You get this once."],
});

/** Told to the owner once when a queue of a rule is not found. */
export const queueGoneCard = (title: string, queues: readonly string[], orgName: string): Card => ({
  title: queues.length === 1 ? "An alert's queue is not found" : "Queues of an alert are not found",
  summary: queues.join(", "),
  subtitle: [title],
  blocks: [
    {
      kind: "text",
      text: `${orgName} has no queue called ${queues.map((name) => `“${name}”`).join(", ")} now: renamed or removed. The alert says nothing until a queue of that name is there again; or edit the alert in its space.`,
    },
  ],
  actions: [],
  footer: ["You get this once."],
});
