import type { Problem } from "../../errors.js";
import type { QueryInWords } from "../../wxcc/legacy/describe-query.js";
import { kindNames, type LegacyKind, legacyKinds } from "../../wxcc/legacy/legacy-kind.js";
import { html } from "../html.js";
import { page } from "../page.js";
import { fieldHtml, problemHtml } from "./field.js";

/** What the page shows: an empty form, or what was pasted, what it asks and what is wrong with it. */
export interface QueryView {
  readonly orgName: string;
  readonly zone: string;
  readonly pasted: string;
  readonly period: string;
  /** Chosen by the person; undefined leaves it to what the query says. */
  readonly kind: LegacyKind | undefined;
  /** What the pasted query asks, once it could be read, and the kind it is taken to be about. */
  readonly read?: { readonly words: QueryInWords; readonly kind: LegacyKind };
  readonly problem?: Pick<Problem, "say" | "next">;
}

/** Where a manager pastes a query of Analyzer's, sees what it asks, and runs it for another period. */
export function queryPage({ orgName, zone, pasted, period, kind, read, problem }: QueryView): string {
  const main = html`<h1>A query of Analyzer’s, for ${orgName}</h1>
<p class="lead">Open a report in Analyzer and, in the browser’s developer tools under Network, find <code>dataQuery</code>. Copy what stands after <code>"query":</code> in its response.</p>
${problem ? problemHtml(problem) : html``}
${read ? inWords(read) : html``}
<form method="post">
<label for="query">Query</label>
<textarea id="query" name="query" required spellcheck="false" aria-describedby="query-hint">${pasted}</textarea>
<p class="field-hint" id="query-hint">With the braces around it or without, or the whole response.</p>
<div class="pair">
<div>${fieldHtml({
    name: "period",
    label: "Run it for",
    value: period,
    hint: html`As in the space: <code>yesterday</code>, <code>last week</code>, <code>2026-11-01..2026-11-07</code>. At most 31 days, in ${zone}.`,
  })}</div>
<div><label for="kind">Records</label>
<select id="kind" name="kind" aria-describedby="kind-hint">
<option value="">as the query says</option>
${legacyKinds.map((each) =>
  each === kind
    ? html`<option value="${each}" selected>${kindNames[each].letters}: ${kindNames[each].one}s</option>`
    : html`<option value="${each}">${kindNames[each].letters}: ${kindNames[each].one}s</option>`,
)}
</select>
<p class="field-hint" id="kind-hint">A query does not always say what it is about.</p></div>
</div>
<button class="button" type="submit" name="action" value="run">Run and download CSV</button>
<button class="button second" type="submit" name="action" value="read">Show what it asks</button>
</form>`;
  return page(
    "Analyzer query",
    main,
    html`The file has every row, or there is none. Numbers and addresses of customers are masked, and no cell is run as a formula.`,
  );
}

const inWords = ({ words, kind }: NonNullable<QueryView["read"]>) => html`<h2>What it asks</h2>
<dl>
<dt>About</dt><dd>${kindNames[kind].one}s (${kindNames[kind].letters})</dd>
${words.map(([name, said]) => html`<dt>${name}</dt><dd>${said}</dd>`)}
</dl>`;
