import { type ServiceLevelVariant, serviceLevel, serviceLevelVariants } from "./service-level.js";
import type { Sums } from "./sums.js";

/**
 * Contacts outside the service level beyond those that its target (a fraction of 1) allows: of 100 contacts at a target of
 * 80 % twenty may be late or lost, and with 70 in time it is 10. Below 0 where the target is exceeded. Additive: cut into
 * hours or queues of one target, the parts add up to the whole. Null when the source cannot know.
 */
export function beyondTarget(sums: Sums, wanted: ServiceLevelVariant, target: number): number | null {
  const { numerator, denominator } = serviceLevelVariants[serviceLevel(sums, wanted).used];
  const [inTarget, of] = [numerator(sums), denominator(sums)];
  return inTarget === null || of === null ? null : of * target - inTarget;
}
