import { tz } from "@date-fns/tz";
import { format } from "date-fns";

/** `Billing_EMEA-2026-11-20-<task id>.wav`, the day in the org's zone; letters of every script stay, what a disk could mistake does not. */
export function nameFile(given: {
  readonly queue: string | undefined;
  readonly startedAt: number;
  readonly zone: string;
  readonly taskId: string;
}): string {
  const { queue = "", startedAt, zone, taskId } = given;
  const plain = queue
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  return `${plain || "contact"}-${format(startedAt, "yyyy-MM-dd", { in: tz(zone) })}-${taskId}.wav`;
}
