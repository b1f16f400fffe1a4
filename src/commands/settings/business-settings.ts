import { formatQuietHours, readQuietHours } from "../../conversation/quiet-hours.js";
import { readDays, readHolidays, writeDays } from "./business-words.js";
import type { Setting } from "./setting.js";

const NONE = "none";
const OFF = "off";
/** As `isBusinessDay` counts where nothing is set. */
const usualDays: readonly number[] = [1, 2, 3, 4, 5];
/** Blanks of a typed value have become underscores on the way through a button. */
const blanks = (written: string) => written.replaceAll("_", " ").trim();

const holidaysSetting: Setting = {
  name: "holidays",
  aliases: ["holiday", "public holidays"],
  label: "Holidays",
  values: "none, or dates such as 2026-12-25,2026-12-26",
  example: "2026-12-25,2026-12-26",
  control: { kind: "text", hint: "dates such as 2026-12-25,2026-12-26, or none" },
  current: ({ org }) => org.settings.holidays?.join(",") || NONE,
  shown: (value) => value.replaceAll(",", ", "),
  read(written) {
    if (/^(?:none|no|off)$/i.test(written)) return NONE;
    const read = readHolidays(blanks(written));
    return "dates" in read ? read.dates.join(",") : undefined;
  },
  objection(written) {
    const read = readHolidays(blanks(written));
    return "wrong" in read ? read.wrong : "";
  },
  place: {
    kind: "org",
    change: ({ holidays: _old, ...settings }, value) =>
      value === NONE ? settings : { ...settings, holidays: value.split(",") },
  },
};

const daysSetting: Setting = {
  name: "business-days",
  aliases: ["business days", "working days", "workdays"],
  label: "Business days",
  values: "weekdays such as mon-fri or mon,wed, or every day",
  example: "mon-sat",
  control: { kind: "text", hint: "such as mon-fri, or mon,wed" },
  current: ({ org }) => writeDays(org.settings.businessDays ?? usualDays),
  shown: (value) => (value === "mon-sun" ? "every day" : value.replaceAll(",", ", ").replace("-", "–")),
  read(written) {
    const days = readDays(blanks(written));
    return "days" in days ? writeDays(days.days) : undefined;
  },
  objection(written) {
    const days = readDays(blanks(written));
    return "wrong" in days ? days.wrong : "";
  },
  place: {
    kind: "org",
    change(settings, value) {
      const read = readDays(value);
      return "days" in read ? { ...settings, businessDays: [...read.days] } : settings;
    },
  },
};

const PAST_MIDNIGHT = "and business hours end on the day on which they begin";

/** "08:00-18:00" as two times, or what is wrong with it. */
function readHours(written: string): { readonly from: string; readonly to: string } | { readonly wrong: string } {
  const hours = readQuietHours(blanks(written));
  if ("wrong" in hours) return hours;
  const [from = "", end = ""] = formatQuietHours(hours).split("-");
  const to = end === "00:00" ? "24:00" : end;
  return to > from ? { from, to } : { wrong: PAST_MIDNIGHT };
}

const hoursSetting: Setting = {
  name: "business-hours",
  aliases: ["business hours", "working hours", "opening hours"],
  label: "Business hours",
  values: "off, or two times of day such as 08:00-18:00",
  example: "08:00-18:00",
  control: { kind: "text", hint: "such as 08:00-18:00, or off" },
  current: ({ org: { settings } }) =>
    settings.businessHours ? `${settings.businessHours.from}-${settings.businessHours.to}` : OFF,
  shown: (value) => (value === OFF ? "all day" : value.replace("-", "–")),
  read(written) {
    if (/^(?:off|none|all[\s_]day)$/i.test(written)) return OFF;
    const hours = readHours(written);
    return "wrong" in hours ? undefined : `${hours.from}-${hours.to}`;
  },
  objection(written) {
    const hours = readHours(written);
    return "wrong" in hours ? hours.wrong : "";
  },
  place: {
    kind: "org",
    change({ businessHours: _old, ...settings }, value) {
      const hours = readHours(value);
      return "wrong" in hours ? settings : { ...settings, businessHours: hours };
    },
  },
};

/** On which days and at which times an org has business: what a summary compares, and when schedules and alerts rest. */
export const businessSettings: readonly Setting[] = [daysSetting, hoursSetting, holidaysSetting];
