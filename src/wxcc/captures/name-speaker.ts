import type { Speaker } from "./transcript-line.js";

const speakers: ReadonlyMap<string, Speaker> = new Map([
  ["caller", "Customer"],
  ["customer", "Customer"],
  ["contact", "Customer"],
  ["agent", "Agent"],
  ["va", "Virtual agent"],
  ["bot", "Virtual agent"],
  ["virtualagent", "Virtual agent"],
]);

/** Cisco's word for whoever speaks (`CALLER`, `Agent`, `VA`, `virtual_agent`) in ours; a word that is not known is "Other". */
export const nameSpeaker = (word: string | null | undefined): Speaker =>
  speakers.get((word ?? "").toLowerCase().replace(/[^a-z]/g, "")) ?? "Other";
