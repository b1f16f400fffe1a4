import { serviceLevelVariants } from "../../metrics/service-level.js";
import { orgSettingsSchema } from "../../store/records.js";
import type { Setting } from "./setting.js";

const { serviceLevelVariant: variants, statisticsSource: sources, shortCallSeconds } = orgSettingsSchema.shape;

const sourceNames = {
  auto: "Search, or REST where Search is refused",
  search: "Search and nothing else",
  rest: "REST and nothing else",
} as const;

const oneOf = (known: readonly string[], written: string) =>
  known.find((name) => name.toLowerCase() === written.toLowerCase());

const variantSetting: Setting = {
  name: "variant",
  aliases: ["service level variant", "sl variant"],
  label: "Service level is computed as",
  values: `one of ${variants.options.join(", ")}`,
  example: "A",
  control: {
    kind: "choice",
    choices: variants.options.map((value) => ({ title: serviceLevelVariants[value].name, value })),
  },
  current: ({ org }) => org.settings.serviceLevelVariant,
  shown: (value) => serviceLevelVariants[variants.parse(value)].name,
  read: (written) => oneOf(variants.options, written.replace(/^b['’′]$/i, "B-prime")),
  place: { kind: "org", change: (settings, value) => ({ ...settings, serviceLevelVariant: variants.parse(value) }) },
};

const sourceSetting: Setting = {
  name: "source",
  aliases: ["statistics source"],
  label: "Figures come from",
  values: "auto, search or rest",
  example: "search",
  control: { kind: "choice", choices: sources.options.map((value) => ({ title: sourceNames[value], value })) },
  current: ({ org }) => org.settings.statisticsSource,
  shown: (value) => sourceNames[sources.parse(value)],
  read: (written) => oneOf(sources.options, written),
  place: { kind: "org", change: (settings, value) => ({ ...settings, statisticsSource: sources.parse(value) }) },
};

const AS_CISCO = "cisco";

const shortSetting: Setting = {
  name: "short",
  aliases: ["short call seconds", "short-call seconds", "short calls"],
  label: "Short calls: left within so many seconds",
  values: "cisco, for as Cisco counts, or whole seconds from 0 to 60",
  example: "10",
  control: { kind: "text", hint: "0 to 60, or cisco" },
  current: ({ org }) => String(org.settings.shortCallSeconds ?? AS_CISCO),
  shown: (value) => (value === AS_CISCO ? "as Cisco counts" : `${value} s (Search only)`),
  read(written) {
    if (/^(?:as[\s_])?cisco(?:[\s_]counts)?$/i.test(written)) return AS_CISCO;
    const [, digits] = /^(\d{1,2})[\s_]*(?:s|sec|seconds)?$/i.exec(written) ?? [];
    const seconds = shortCallSeconds.safeParse(digits === undefined ? Number.NaN : Number(digits));
    return seconds.success ? String(seconds.data) : undefined;
  },
  place: {
    kind: "org",
    change: ({ shortCallSeconds: _old, ...settings }, value) =>
      value === AS_CISCO ? settings : { ...settings, shortCallSeconds: Number(value) },
  },
};

/** How an org's contacts are counted, and from where. */
export const countingSettings: readonly Setting[] = [variantSetting, shortSetting, sourceSetting];
