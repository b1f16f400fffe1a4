import type { Clock } from "../../clock.js";
import type { EncryptionKey } from "../encryption-keys.js";
import type { End, Target } from "./copy-store.js";

interface PostgresEnd {
  readonly url: string;
  readonly keys: readonly EncryptionKey[];
  readonly clock: Clock;
}
export async function openPostgresSource(options: PostgresEnd): Promise<End> {
  throw new Error(options.url);
}
export async function openPostgresTarget(options: PostgresEnd): Promise<Target> {
  throw new Error(options.url);
}
