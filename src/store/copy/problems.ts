import { Problem } from "../../errors.js";
import type { Part } from "./copy-records.js";

/** `alertStates` → `alert states`. */
export const inWords = (part: Part): string => part.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What is copied is not there. */
export const nothingToCopy = (where: string): Problem =>
  new Problem("store-unavailable", {
    say: `There is nothing to copy: ${where} does not exist.`,
    next: "Set the variable to the place that Floorwalker has been using, and copy again.",
  });

/** The target has records already; they may be somebody's only ones. */
export const targetNotEmpty = (
  where: string,
  held: readonly { readonly part: Part; readonly count: number }[],
): Problem =>
  new Problem("store-unavailable", {
    say: `${where} is not empty; it holds ${held.map(({ part, count }) => `${inWords(part)}: ${count}`).join(", ")}. Nothing was copied and nothing was overwritten.`,
    next: "Copy to an empty place, or, when nobody needs what is there, remove it and copy again.",
  });

/** Instances of the service use the database, and what they write meanwhile would be lost or doubled. */
export const stillUsed = (where: string, connections: number): Problem =>
  new Problem("store-locked", {
    say: `${where} is in use: Floorwalker has ${connections} ${connections === 1 ? "connection" : "connections"} to it. What a running service writes meanwhile would be missing from the copy.`,
    next: "Stop every instance, and copy again.",
  });
