import type { ContactCentre } from "../model/centre.js";
import type { TrafficDay } from "../model/contact.js";
import { localDatesBetween } from "../model/local-day.js";
import type { TrafficModel } from "../model/traffic-model.js";

/** Every local day of the org that `[from, to)` touches, oldest first; nothing reaches from one day into another. */
export function trafficDays(model: TrafficModel, centre: ContactCentre, from: number, to: number): TrafficDay[] {
  return localDatesBetween(centre.zone, from, to).flatMap((date) => model.day(centre.orgId, date) ?? []);
}
