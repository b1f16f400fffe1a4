import type { Filters } from "../../conversation/ask.js";
import { nearestZones } from "../../conversation/check-zone.js";
import { askText } from "../../conversation/format-ask.js";
import { echo } from "../../conversation/quote.js";
import { nearestWords } from "../../conversation/suggest.js";
import { Problem } from "../../errors.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import { allSettings } from "./all-settings.js";
import type { Setting } from "./setting.js";

/** Filters of the question, so that a button asks about the same org and queue. */
type About = Pick<Filters, "org" | "queue">;

const openSettings = (filters: About) => ({ label: "Settings", ask: askText("settings", { filters }) });

/** Names the field, what it can be, and what to write. */
export function badValue(setting: Setting, written: string, filters: About): Problem {
  const [zone] = setting.name === "zone" && written !== "" ? nearestZones(written) : [];
  const instead = askText("settings", { args: `${setting.name} ${zone ?? setting.example}`, filters });
  const given = written === "" ? "nothing" : echo(written.replaceAll("_", " "));
  const objection = setting.objection?.(written) ?? "";
  return new Problem("bad-setting", {
    say: `“${setting.label}” can be ${setting.values}; I read ${given}${objection && `, ${objection}`}. Nothing was changed.`,
    next: zone === undefined ? `Write for example: ${instead}` : `Did you mean ${zone}? Write: ${instead}`,
    asks: zone === undefined ? [openSettings(filters)] : [{ label: zone, ask: instead }, openSettings(filters)],
  });
}

/** No setting is called so. */
export function unknownSetting(written: string, filters: About): Problem {
  const names = allSettings.map(({ name }) => name);
  const [meant] = nearestWords(written, names, 1);
  return new Problem("bad-setting", {
    say: `No setting is called ${echo(written)}.`,
    next: meant ? `Did you mean settings ${meant}?` : `The settings are ${names.join(", ")}.`,
    asks: [openSettings(filters)],
  });
}

/** Only targets are a queue's own. */
export function notOfQueues(setting: Setting, { name }: QueueInfo, filters: About): Problem {
  const own = allSettings.filter(({ ofQueues }) => ofQueues).map((each) => each.name);
  return new Problem("bad-setting", {
    say: `“${setting.label}” cannot differ for ${name}: a queue has no settings of its own but ${own.join(" and ")}.`,
    next: "Leave queue: out and ask again.",
    asks: [openSettings({ org: filters.org, queue: [] })],
  });
}

/** A card shows one queue's targets. */
export const oneQueueAtATime = (queues: readonly QueueInfo[]): Problem =>
  new Problem("bad-setting", {
    say: `Settings are shown and changed for one queue at a time, and the question names ${queues.length}.`,
    next: `Name one of them, or write for example: target 85% queue:"${queues[0]?.name ?? ""}"`,
    asks: queues
      .slice(0, 3)
      .map((queue) => ({ label: queue.name, ask: askText("settings", { filters: { queue: [queue.name] } }) })),
  });

/** Somebody else was faster; their value stays. */
export const changedMeanwhile = (setting: Setting, value: string, filters: About): Problem =>
  new Problem("setting-changed", {
    say: `“${setting.label}” was changed after that card was drawn: it is ${setting.shown(value)} now, and I left it so.`,
    next: "Open the settings again and choose anew.",
    asks: [openSettings(filters)],
  });
