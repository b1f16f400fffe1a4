import { formatQuietHours, readQuietHours } from "../../conversation/quiet-hours.js";
import { orgSettingsSchema } from "../../store/records.js";
import type { Setting } from "./setting.js";

const namesSetting: Setting = {
  name: "names",
  aliases: ["agents' names", "agent names"],
  label: "Show agents' names",
  values: "shown or hidden",
  example: "hidden",
  control: { kind: "toggle", on: "shown", off: "hidden" },
  current: ({ org }) => (org.settings.namesShown === false ? "hidden" : "shown"),
  shown: (value) => value,
  read: (written) =>
    new Map([
      ["shown", "shown"],
      ["true", "shown"],
      ["hidden", "hidden"],
      ["false", "hidden"],
    ]).get(written.toLowerCase()),
  place: { kind: "org", change: (settings, value) => ({ ...settings, namesShown: value === "shown" }) },
};

const maskings = orgSettingsSchema.shape.masking.unwrap();
const maskingNames = { "last-4": "last 4 digits shown", hidden: "hidden entirely" } as const;

const maskingSetting: Setting = {
  name: "masking",
  aliases: ["customers' numbers", "customer numbers", "numbers of customers", "customers"],
  label: "Customers' numbers and addresses",
  values: "last-4 (last 4 digits shown) or hidden; a space never sees all of a number",
  example: "hidden",
  control: { kind: "choice", choices: maskings.options.map((value) => ({ title: maskingNames[value], value })) },
  current: ({ org }) => org.settings.masking ?? "last-4",
  shown: (value) => maskingNames[maskings.parse(value)],
  read(written) {
    if (/^(?:the[\s_])?last[\s_-]*(?:4|four)(?:[\s_]digits)?(?:[\s_]shown)?$/i.test(written)) return "last-4";
    return /^hidden(?:[\s_]entirely)?$/i.test(written) ? "hidden" : undefined;
  },
  place: { kind: "org", change: (settings, value) => ({ ...settings, masking: maskings.parse(value) }) },
};

const OFF = "off";

/** Blanks of a typed value have become underscores on the way through a button. */
const readHours = (written: string) => readQuietHours(written.replaceAll("_", " "));

const quietSetting: Setting = {
  name: "quiet",
  aliases: ["quiet hours", "quiet-hours"],
  label: "Quiet hours",
  values: "off, or two times of day such as 22:00-07:00",
  example: "22:00-07:00",
  control: { kind: "text", hint: "such as 22:00-07:00, or off" },
  current: ({ org: { settings } }) => (settings.quietHours ? formatQuietHours(settings.quietHours) : OFF),
  shown: (value) => value.replace("-", "–"),
  read(written) {
    if (/^(?:off|none|never)$/i.test(written)) return OFF;
    const hours = readHours(written);
    return "wrong" in hours ? undefined : formatQuietHours(hours);
  },
  objection(written) {
    const hours = readHours(written);
    return "wrong" in hours ? hours.wrong : "";
  },
  place: {
    kind: "org",
    change({ quietHours: _old, ...settings }, value) {
      const hours = readHours(value);
      return "wrong" in hours ? settings : { ...settings, quietHours: hours };
    },
  },
};

/** What spaces of an org get to see, and when they are left in peace. */
export const showingSettings: readonly Setting[] = [namesSetting, maskingSetting, quietSetting];
