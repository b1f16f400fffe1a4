import { stillWaiting } from "../orgs/connected-card.js";
import type { Connected } from "../orgs/finish-connecting.js";
import { regionLabel } from "../orgs/regions.js";
import { html } from "./html.js";
import { page } from "./page.js";

/** The end of a sign-in that worked. */
export function connectedPage({ org, profile, waiting, announced }: Connected): string {
  const told = announced
    ? "The space has been told."
    : "The space could not be told just now; it is connected all the same.";
  const alarm = waiting.length > 0 ? html`<p class="alarm">${stillWaiting(org, waiting)}</p>` : html``;
  const main = html`<span class="badge">Connected</span>
<h1>${org.name} is connected</h1>
<p class="lead">${told}</p>
<dl>
<dt>Region</dt><dd>${regionLabel(org.region)}</dd>
<dt>Time zone</dt><dd>${org.zone}</dd>
<dt>Manager</dt><dd>${profile.name}</dd>
</dl>
${alarm}
<div class="next"><strong>Next step</strong>Go back to the space and write <code>queue stats today</code>. With <code>grant</code> and <code>revoke</code> you decide who else may see figures.</div>`;
  return page(`${org.name} is connected`, main, html`You can close this window.`);
}
