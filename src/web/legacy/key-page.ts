import type { Problem } from "../../errors.js";
import type { TypedKey } from "../../orgs/legacy/read-typed-key.js";
import { html } from "../html.js";
import { page } from "../page.js";
import { fieldHtml, problemHtml } from "./field.js";

/** What the form shows: nothing yet, or what was typed and what is wrong with it. The API key is never sent back. */
export interface KeyForm {
  readonly orgName: string;
  readonly personName: string;
  readonly typed?: Pick<TypedKey, "userId" | "tenantId">;
  readonly wrong?: Readonly<Partial<Record<keyof TypedKey, string>>>;
  readonly problem?: Pick<Problem, "say" | "next">;
}

/** Where a manager enters the key of the legacy interface. */
export function keyPage({ orgName, personName, typed, wrong = {}, problem }: KeyForm): string {
  const main = html`<h1>Key for the legacy records of ${orgName}</h1>
<p class="lead">Legacy records (version 1: CSR, CAR, ASR, AAR) are read with a key of their own. Floorwalker tries it once and keeps it only if it works.</p>
${problem ? problemHtml(problem) : html``}
<form method="post">
${fieldHtml({
  name: "apiKey",
  label: "API key",
  secret: true,
  wrong: wrong.apiKey,
  hint: html`In the Management Portal, at your user: <em>View API key</em>. It stays as it is until somebody regenerates it there.`,
})}
${fieldHtml({
  name: "userId",
  label: "User id",
  value: typed?.userId ?? "",
  wrong: wrong.userId,
  hint: html`The user whose key it is, for example <code>admin1@example.com</code>.`,
})}
${fieldHtml({
  name: "tenantId",
  label: "Tenant id",
  value: typed?.tenantId ?? "",
  wrong: wrong.tenantId,
  hint: html`A number. It stands after <code>tId=</code> in the address of any Analyzer report; the whole address will do.`,
})}
<button class="button" type="submit">Try and keep</button>
</form>
<p class="hint">You are signed in as ${personName}.</p>`;
  return page(
    "Legacy key",
    main,
    html`The key is kept encrypted, is used for ${orgName} only, and is never shown or written to a log. <code>legacy disconnect</code> in the space deletes it.`,
  );
}

/** The key works and is kept. */
export function keyKeptPage(orgName: string, tenantId: string): string {
  const main = html`<span class="badge">Kept</span>
<h1>The legacy records of ${orgName} can be read</h1>
<p>The legacy interface accepted the key for tenant ${tenantId}.</p>
<div class="next"><strong>Next step</strong>Go back to the Webex space and write <code>legacy csrs today</code>, or <code>legacy trace</code> and the id of a contact.</div>`;
  return page("Legacy key", main, html`You can close this window.`);
}
