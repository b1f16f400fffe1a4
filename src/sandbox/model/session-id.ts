import type { LocalDate } from "./local-day.js";
import { stableId } from "./stable-id.js";

/** The id of an agent's one session of a day. */
export const sessionIdOf = (orgId: string, date: LocalDate, agentId: string): string =>
  stableId(`${orgId}/${date}/session/${agentId}`);
