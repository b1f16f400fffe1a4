import type { Targets } from "../../store/records.js";
import { formatTarget, targetsOf } from "../queue-stats/targets.js";
import { changeTargets } from "../target/change-targets.js";
import type { Setting } from "./setting.js";

const percentage = /^(\d{1,3}(?:[.,]\d{1,2})?)[\s_]*%?$/;

const readPercent = (written: string): string | undefined => {
  const percent = Number(percentage.exec(written)?.[1]?.replace(",", "."));
  return percent <= 100 ? String(percent) : undefined;
};

/** Without what multiplying a fraction by a hundred adds to it. */
const inPercent = (fraction: number): string => String(Math.round(fraction * 10_000) / 100);
const asFraction = (percent: string): number => Math.round(Number(percent) * 100) / 10_000;

const targetSetting = (
  metric: keyof Targets,
  words: Pick<Setting, "name" | "aliases" | "label" | "example">,
): Setting => ({
  ...words,
  unit: "%",
  values: "a percentage from 0 to 100",
  control: { kind: "number", min: 0, max: 100 },
  ofQueues: true,
  current: ({ org, queue }) => inPercent(targetsOf(org.settings, queue?.id)[metric]),
  shown: (value) => formatTarget(asFraction(value)),
  read: readPercent,
  place: {
    kind: "org",
    change: (settings, value, queue) =>
      changeTargets(settings, { kind: "set", metric, value: asFraction(value) }, queue ? [queue.id] : []),
  },
});

/** What queues are measured against; a queue can have its own. */
export const targetSettings: readonly Setting[] = [
  targetSetting("serviceLevel", {
    name: "target",
    aliases: ["service level target", "service level", "service-level"],
    label: "Service level target",
    example: "85%",
  }),
  targetSetting("abandonment", {
    name: "abandonment",
    aliases: ["abandonment target"],
    label: "Abandonment target: at most",
    example: "4%",
  }),
];
