import type { Fault } from "./schema.js";

/** Misbehaviour that is worth a try, named for what one will see. */
export const faultPresets: readonly { readonly label: string; readonly fault: Fault }[] = [
  {
    label: "429 on Search, Retry-After 5",
    fault: { match: "POST /search", status: 429, retryAfter: 5, times: 1 },
  },
  { label: "Search 500", fault: { match: "POST /search", status: 500, times: 3 } },
  { label: "Posting fails twice", fault: { match: "POST /v1/messages", status: 502, times: 2 } },
  { label: "Card refused", fault: { match: "POST /v1/messages", status: 400, times: 1 } },
  { label: "Everything slow by 2 s", fault: { match: "* /*", delayMs: 2_000, times: 10 } },
  { label: "Connection to Search cut", fault: { match: "POST /search", drop: true, times: 1 } },
  { label: "Question delivered twice", fault: { match: "DELIVER /messages/created", copies: 2, times: 1 } },
];

/** What a fault does and for how long: `answers 429 · Retry-After 5 s · 3 left`. */
export function faultInWords(fault: Fault): string {
  const effects = [
    fault.copies !== undefined ? `sent ${fault.copies} times` : undefined,
    fault.drop ? "connection cut" : undefined,
    fault.hang ? "never answers" : undefined,
    fault.status !== undefined ? `answers ${fault.status}` : undefined,
    fault.body !== undefined ? "with a body of its own" : undefined,
    fault.retryAfter !== undefined ? `Retry-After ${fault.retryAfter} s` : undefined,
    fault.delayMs ? `${fault.delayMs} ms late` : undefined,
    fault.times === undefined ? "until cleared" : `${fault.times} left`,
  ];
  return effects.filter((effect) => effect !== undefined).join(" · ");
}
