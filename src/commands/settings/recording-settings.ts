import type { Setting } from "./setting.js";

const words = new Map([
  ["allowed", "allowed"],
  ["true", "allowed"],
  ["on", "allowed"],
  ["forbidden", "forbidden"],
  ["false", "forbidden"],
  ["off", "forbidden"],
]);

const downloadSetting: Setting = {
  name: "download",
  aliases: ["downloads", "recordings may be downloaded"],
  label: "Recordings may be downloaded",
  values: "allowed or forbidden; whoever may listen may then keep the file",
  example: "allowed",
  control: { kind: "toggle", on: "allowed", off: "forbidden" },
  current: ({ org }) => (org.settings.recordingsMayBeDownloaded ? "allowed" : "forbidden"),
  shown: (value) => value,
  read: (written) => words.get(written.toLowerCase()),
  place: {
    kind: "org",
    change: (settings, value) => ({ ...settings, recordingsMayBeDownloaded: value === "allowed" }),
  },
};

/** What listeners may do with an org's recordings. */
export const recordingSettings: readonly Setting[] = [downloadSetting];
