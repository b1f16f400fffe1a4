import { h, setText } from "../../web/player/element.js";
import { every } from "./browser-clock.js";
import { timeWithSeconds } from "./format-time.js";
import { keepInOrder } from "./keep-in-order.js";
import type { UpstreamCall } from "./schema.js";
import type { View } from "./state.js";

const SHOWN = 200;
const MINUTE_MS = 60_000;

/** The calls the service made to the simulated cloud, newest first. */
export function createRequestsPanel(deps: { now: () => number }) {
  const count = h("p", { class: "calls-count" });
  const list = h("ol", { class: "calls", "aria-label": "Upstream calls, newest first" });
  const element = h("div", { class: "panel" }, count, list);
  let lines = new Map<number, CallLine>();
  let latest: readonly UpstreamCall[] | undefined;

  /** The last minute passes without any news, too. */
  function recount() {
    setText(count, latest ? summary(latest, deps.now()) : "Reading the calls…");
  }
  every(1_000, recount);

  function show(view: View) {
    latest = view.calls;
    recount();
    const calls = latest ?? [];
    const next = new Map<number, CallLine>();
    for (let at = calls.length - 1; at >= Math.max(0, calls.length - SHOWN); at--) {
      const call = calls[at];
      if (call) next.set(at, callLine(call, lines.get(at)));
    }
    lines = next;
    keepInOrder(
      list,
      [...next.values()].map((line) => line.element),
    );
  }

  return { element, show };
}

interface CallLine {
  readonly signature: string;
  readonly element: HTMLLIElement;
}

/** The line of a call, or `before` when nothing about it has changed. */
function callLine(call: UpstreamCall, before: CallLine | undefined): CallLine {
  const signature = JSON.stringify(call);
  return before?.signature === signature ? before : { signature, element: line(call) };
}

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
    h("span", { class: `call-status is-${kind}` }, status === 0 ? "…" : String(status)),
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
