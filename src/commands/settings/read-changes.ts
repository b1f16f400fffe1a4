import type { Filters } from "../../conversation/ask.js";
import type { QueueInfo } from "../../wxcc/queue-directory.js";
import { allSettings } from "./all-settings.js";
import { badValue, notOfQueues, unknownSetting } from "./problems.js";
import type { Setting } from "./setting.js";

/** One value to write. `drawn` is what the card showed when it was drawn; a sentence that somebody typed has none. */
export interface Change {
  readonly setting: Setting;
  readonly value: string;
  readonly drawn: string | undefined;
}

const pairForm = /^([^=]*)=(?:([^>]*)>)?(.*)$/u;
const named = (name: string) => allSettings.find((setting) => setting.name === name.toLowerCase());

/**
 * What the words after `settings` change: `save variant=B>A zone=Europe/Paris`, or one setting and its value, `variant A`.
 * Every value is checked; throws `bad-setting` at the first that cannot be, so that nothing is saved by halves.
 */
export function readChanges(args: string, queue: QueueInfo | undefined, filters: Filters): readonly Change[] {
  const [first, ...pairs] = args.trim().split(" ");
  const changes =
    first?.toLowerCase() === "save" ? pairs.map((pair) => readPair(pair, filters)) : [readWords(args, filters)];
  const orgs = queue && changes.find(({ setting }) => !setting.ofQueues);
  if (orgs) throw notOfQueues(orgs.setting, queue, filters);
  return changes;
}

function readPair(pair: string, filters: Filters): Change {
  const [, name = pair, drawn, written = ""] = pairForm.exec(pair) ?? [];
  const setting = named(name);
  if (!setting) throw unknownSetting(name, filters);
  return { setting, value: readValue(setting, written, filters), drawn };
}

/** "time zone to Europe/Paris": the setting whose words begin it, the longest of them first. */
function readWords(args: string, filters: Filters): Change {
  const words = args.trim();
  const spellings = allSettings
    .flatMap((setting) => [setting.name, ...setting.aliases].map((words) => ({ words, setting })))
    .sort((a, b) => b.words.length - a.words.length);
  const found = spellings.find(({ words: spelling }) => new RegExp(`^${spelling}(?![\\w-])`, "iu").test(words));
  if (!found) throw unknownSetting(words.split(" ")[0] ?? "", filters);
  const written = words.slice(found.words.length).replace(/^\s*(?:=|to\s)?\s*/iu, "");
  return { setting: found.setting, value: readValue(found.setting, written, filters), drawn: undefined };
}

function readValue(setting: Setting, written: string, filters: Filters): string {
  const value = setting.read(written.trim());
  if (value === undefined) throw badValue(setting, written.trim(), filters);
  return value;
}
