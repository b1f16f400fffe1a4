import { h, setText } from "./element.js";
import { timeWithSeconds } from "./format-time.js";
import type { UpstreamCall } from "./schema.js";
import type { View } from "./state.js";

const SHOWN = 200;
const MINUTE_MS = 60_000;

/** The calls the service made to the simulated cloud, newest first. */
export function createRequestsPanel(deps: { now: () => number }) {
  const count = h("p", { class: "calls-count" });
  const list = h("ol", { class: "calls", "aria-label": "Upstream calls, newest first" });
  const element = h("div", { class: "panel" }, count, list);
  let shown: readonly UpstreamCall[] = [];
  let drawn: HTMLLIElement[] = [];

  function show(view: View) {
    const { calls } = view;
    if (!calls) return setText(count, "Reading the calls…");
    setText(count, summary(calls, deps.now()));
    if (calls === shown) return;
    const fresh = continues(calls, shown) ? calls.slice(shown.length) : calls;
    if (fresh === calls) drawn = [];
    drawn = [...fresh.slice(-SHOWN).map(line).reverse(), ...drawn].slice(0, SHOWN);
    shown = calls;
    list.replaceChildren(...drawn);
  }

  return { element, show };
}

/** True when `next` only adds to `before`. */
const continues = (next: readonly UpstreamCall[], before: readonly UpstreamCall[]): boolean => {
  const last = before.at(-1);
  const same = next[before.length - 1];
  return (
    before.length === 0 || (same !== undefined && last !== undefined && same.at === last.at && same.path === last.path)
  );
};

function summary(calls: readonly UpstreamCall[], now: number): string {
  if (calls.length === 0) return "No calls yet. Ask something, and the service's calls appear here.";
  const recent = calls.filter((call) => call.at > now - MINUTE_MS && call.at <= now).length;
  return `${recent} ${recent === 1 ? "call" : "calls"} in the last minute · ${calls.length} in all`;
}

function line(call: UpstreamCall): HTMLLIElement {
  const status = call.status ?? undefined;
  const kind =
    status === undefined ? "open" : status < 400 ? "good" : status === 429 || status < 500 ? "warning" : "bad";
  const query = queryText(call.query);
  return h(
    "li",
    {},
    h("span", { class: "call-method" }, call.method),
    h("span", { class: "call-path", title: call.path }, call.path),
    h("span", { class: `call-status is-${kind}` }, status === undefined ? "…" : String(status)),
    h("span", { class: "call-detail", title: query }, `${timeWithSeconds(call.at)}${query ? ` · ${query}` : ""}`),
  );
}

function queryText(query: UpstreamCall["query"]): string {
  if (!query) return "";
  if (typeof query === "string") return query.replace(/^\?/, "");
  return Object.entries(query)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(" ");
}
