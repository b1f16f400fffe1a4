import type { QueueInfo } from "../../wxcc/queue-directory.js";
import { businessSettings } from "./business-settings.js";
import { countingSettings } from "./counting-settings.js";
import { recordingSettings } from "./recording-settings.js";
import type { Setting } from "./setting.js";
import { showingSettings } from "./showing-settings.js";
import { targetSettings } from "./target-settings.js";
import { zoneSetting } from "./zone-setting.js";

/** Every setting in the order of the card. */
export const allSettings: readonly Setting[] = [
  zoneSetting,
  ...targetSettings,
  ...countingSettings,
  ...showingSettings,
  ...recordingSettings,
  ...businessSettings,
];

/** Those that a queue can have of its own, or all of them without a queue. */
export const settingsOf = (queue: QueueInfo | undefined): readonly Setting[] =>
  queue ? allSettings.filter((setting) => setting.ofQueues) : allSettings;
