import { type WantedScopes, wantedScopes } from "../orgs/scopes.js";
import { html } from "./html.js";
import { page } from "./page.js";

const readsOnly = html`Floorwalker only reads. It cannot change your contact centre.`;
const withChanges = html`Floorwalker keeps one subscription to events in your contact centre, and changes sites when a manager has confirmed it; it changes nothing else. To let it only read, write <code>connect</code> alone.`;

/** What an administrator reads before deciding. `spaceTitle` is undefined when Webex did not say it. */
export function connectPage(view: {
  readonly personEmail: string;
  readonly spaceTitle: string | undefined;
  readonly minutesLeft: number;
  readonly signInUrl: string;
  readonly wanted: WantedScopes;
}): string {
  const { personEmail, spaceTitle, minutesLeft, signInUrl, wanted } = view;
  const main = html`<h1>Let Floorwalker read your contact centre</h1>
<p class="lead">Floorwalker answers questions about queues and service levels in Webex spaces. To read the figures it needs one sign-in by an administrator of the contact centre.</p>
<dl>
<dt>For the space</dt><dd>${spaceTitle ?? "the one in which connect was written"}</dd>
<dt>Asked for by</dt><dd>${personEmail}</dd>
<dt>This link</dt><dd>works once, for another ${minutesLeft === 1 ? "minute" : `${minutesLeft} minutes`}</dd>
</dl>
<h2>What Webex will ask you to allow</h2>
<ul>
${wantedScopes(wanted).map(({ scope, reason }) => html`<li><code>${scope}</code> ${reason}</li>`)}
</ul>
<h2>What is kept</h2>
<ul>
<li>The sign-in, encrypted, so that it can be renewed without you.</li>
<li>Your organisation's name, region and time zone, and who may see its figures.</li>
<li>Who asked what and when, and the charts of answers, encrypted, for 30 days. Other answers, recordings and customers' numbers are not kept.</li>
</ul>
<h2>Who will see figures</h2>
<p>Members of this space who belong to your organisation. Guests see nothing unless a manager lets them in by name. You become the first manager, and <code>disconnect</code> in the space ends it all.</p>
<a class="button" href="${signInUrl}" rel="noreferrer">Sign in with Webex</a>
<p class="hint">Sign in as ${personEmail}, a full administrator in Control Hub.</p>`;
  return page("Connect", main, wanted.withChanges ? withChanges : readsOnly);
}
