import type { ScheduleRecord } from "../../src/store/schedule-records.js";
import type { Floor } from "./floor.js";

/** Lets the service do what is due at a moment on New York's winter clocks, and nothing after it. */
export async function comes(floor: Floor, time: string): Promise<void> {
  await floor.quiet();
  floor.clock.to(Date.parse(`${time}-05:00`));
  await floor.quiet();
}

/** The one schedule there is. */
export async function onlySchedule(floor: Floor): Promise<ScheduleRecord> {
  const [schedule, ...others] = await floor.store().schedules.find();
  if (!schedule || others.length > 0) throw new Error(`there are ${others.length + (schedule ? 1 : 0)} schedules`);
  return schedule;
}
