import type { Fault } from "./schema.js";

/** Misbehaviour that is worth a try, named for what one will see. */
export const faultPresets: readonly { readonly label: string; readonly fault: Fault }[] = [
  {
    label: "429 on statistics, Retry-After 5",
    fault: { match: "GET /v1/queues/statistics", status: 429, retryAfter: 5, times: 1 },
  },
  { label: "Search 500", fault: { match: "POST /search", status: 500, times: 3 } },
  { label: "Posting fails twice", fault: { match: "POST /v1/messages", status: 502, times: 2 } },
  { label: "Slow by 2 s", fault: { match: "POST /search", delayMs: 2_000, times: 10 } },
  { label: "Card refused", fault: { match: "POST /v1/messages", status: 400, times: 1 } },
];

/** A fault in words: `GET /v1/queues/statistics → 429 · Retry-After 5 s · 3 left`. */
export function faultInWords(fault: Fault): { readonly match: string; readonly effect: string; readonly left: string } {
  const effects = [
    fault.status ? `answers ${fault.status}` : undefined,
    fault.retryAfter !== undefined && fault.retryAfter !== null ? `Retry-After ${fault.retryAfter} s` : undefined,
    fault.delayMs ? `${fault.delayMs} ms late` : undefined,
  ].filter((part) => part !== undefined);
  const left = fault.times ? `${fault.times} left` : "until cleared";
  return { match: fault.match, effect: effects.join(" · ") || "no effect", left };
}
