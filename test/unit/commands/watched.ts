import type { Ask } from "../../../src/commands/command.js";

/** The part of an ask that follows long work, with nobody who looks or cancels. */
export const watched = (): Pick<Ask, "progress" | "signal" | "urgency" | "asOf"> => ({
  progress: () => undefined,
  signal: new AbortController().signal,
  urgency: "person",
  asOf: 0,
});
