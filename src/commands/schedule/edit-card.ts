import type { Card, CardInput } from "../../cards/card.js";
import { describeDays } from "../../schedule/describe-recurrence.js";
import { formatDays, readDays } from "../../schedule/read-days.js";
import { MOST_LATE_HOURS } from "../../schedule/read-schedule.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";
import type { ScheduleView } from "./read-view.js";

const usualDays = [
  "every day",
  "on weekdays",
  "on business days",
  ...["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => `on ${day}`),
  "on the 1st",
  "on the 15th",
  "on the 31st",
  "on the last friday",
];

/** The values of a schedule that can be changed, each as one word of a sentence. */
const editableValues = ({ recurrence, skipEmpty, lateHours }: ScheduleRecord) => ({
  time: recurrence.time,
  days: formatDays(recurrence.days).replaceAll(" ", "_"),
  zone: recurrence.zone,
  empty: skipEmpty ? "skip" : "post",
  late: String(lateHours),
});

/** The form of a schedule. Its Save carries what it was drawn with, so that whoever reads it knows what was changed. */
export function editCard({ record, orgName }: ScheduleView): Card {
  const drawn = Object.entries(editableValues(record)).map(([name, value]) => `${name}=${value}`);
  return {
    title: "Edit schedule",
    summary: record.ask,
    subtitle: [record.ask, ...(orgName === undefined ? [] : [orgName])],
    blocks: [{ kind: "inputs", inputs: inputsOf(record) }],
    actions: [
      {
        kind: "ask",
        label: "Save",
        ask: `schedule save ${record.id} ${record.revision} ${drawn.join(" ")}`,
        primary: true,
      },
      { kind: "ask", label: "Schedules", ask: "schedules" },
    ],
    footer: ["Another question is another schedule: delete this one and write the new one in a sentence."],
  };
}

function inputsOf(record: ScheduleRecord): readonly CardInput[] {
  const values = editableValues(record);
  const example = (name: keyof typeof values, value: string) => `schedule save ${record.id} ${name}=${value}`;
  const choices = [...new Set([values.days, ...usualDays.map((days) => days.replaceAll(" ", "_"))])];
  const title = (days: string) => {
    const read = readDays(days);
    return read ? describeDays(read) : days;
  };
  return [
    {
      id: "time",
      label: "Time",
      value: values.time,
      shown: values.time,
      control: { kind: "text", hint: "such as 18:00" },
      ask: example("time", "18:00"),
    },
    {
      id: "days",
      label: "Days",
      value: values.days,
      shown: describeDays(record.recurrence.days),
      control: { kind: "choice", choices: choices.map((value) => ({ title: title(value), value })) },
      ask: example("days", "mon,wed"),
    },
    {
      id: "zone",
      label: "Time zone",
      value: values.zone,
      shown: values.zone,
      control: { kind: "text", hint: "such as Europe/Paris" },
      ask: example("zone", "Europe/Paris"),
    },
    {
      id: "empty",
      label: "Post nothing when there were no contacts",
      value: values.empty,
      shown: record.skipEmpty ? "nothing is posted then" : "is posted as well",
      control: { kind: "toggle", on: "skip", off: "post" },
      ask: example("empty", "skip"),
    },
    {
      id: "late",
      label: "After an outage, post at most so many hours late",
      value: values.late,
      shown: `${values.late} h`,
      control: { kind: "number", min: 1, max: MOST_LATE_HOURS },
      ask: example("late", "6"),
    },
  ];
}
