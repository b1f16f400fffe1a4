import { checkZone } from "../../conversation/check-zone.js";
import { Problem } from "../../errors.js";
import type { Setting } from "./setting.js";

const DEFAULT = "default";

/** In which zone this space's days begin and end. */
export const zoneSetting: Setting = {
  name: "zone",
  aliases: ["time zone", "timezone", "tz"],
  label: "Time zone",
  values: "a region and city, such as Europe/Paris, or default for the contact centre's own",
  example: "Europe/Paris",
  control: { kind: "text", hint: "such as Europe/Paris, or default" },
  current: ({ space, org }) => space?.zone ?? org.zone,
  shown: (value) => value,
  read: (written) => (written.toLowerCase() === DEFAULT ? DEFAULT : zoneCalled(written)),
  place: {
    kind: "space",
    change: ({ zone: _old, ...space }, value) => (value === DEFAULT ? space : { ...space, zone: value }),
  },
};

function zoneCalled(written: string): string | undefined {
  try {
    return checkZone(written);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
