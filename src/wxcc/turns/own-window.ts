import type { Clock } from "../../clock.js";
import type { Urgency } from "../budget.js";
import { type TurnLimits, type TurnWindow, WINDOW_MS } from "./turn-window.js";

/** Nobody has to be asked. */
interface OwnWindow extends TurnWindow {
  take(urgency: Urgency): number;
}

/** Counted in this process alone. */
export function createOwnWindow({ clock, limits }: { readonly clock: Clock; readonly limits: TurnLimits }): OwnWindow {
  let given: number[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let lastSeen = 0;

  function readClock(): number {
    const now = clock.now();
    // Only a clock that was moved back by hand is ever a whole window behind what it said before.
    if (lastSeen - now > WINDOW_MS) {
      given = [];
      pausedUntil = Number.NEGATIVE_INFINITY;
    }
    lastSeen = now;
    given = given.filter((at) => at + WINDOW_MS > now);
    return now;
  }

  function turnAt(urgency: Urgency, ahead: number): number {
    const earliest = Math.max(readClock(), pausedUntil);
    const mustHaveLeft = given.length + ahead - limits[urgency];
    if (mustHaveLeft < 0) return earliest;
    return Math.max(earliest, (given[mustHaveLeft] ?? earliest) + WINDOW_MS);
  }

  return {
    turnAt,
    take(urgency) {
      const at = turnAt(urgency, 0);
      const now = clock.now();
      if (at > now) return at - now;
      given.push(now);
      return 0;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, readClock() + ms);
    },
    isCutOff: () => false,
  };
}
