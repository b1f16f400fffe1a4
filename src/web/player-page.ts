import { html } from "./html.js";
import { page } from "./page.js";
import type { PlayerAssets } from "./player-assets.js";

/**
 * The player's document, the same for everybody: who, what and when come from `contents`, so nothing of a contact is in it.
 * Its policy has to allow scripts and styles from `'self'`, the page style by its hash, and calls, sound and pictures from `'self'`.
 */
export function playerPage({ script, style }: PlayerAssets): string {
  const main = html`<div id="player"><p class="opening">Opening the recording…</p></div>
<noscript><p class="alarm">The player needs JavaScript. Allow it for this site, then load the page again.</p></noscript>`;
  const footer = html`Recordings are other people’s voices. Every listening is kept in the audit trail.`;
  const head = html`<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style.path}">
<script type="module" src="${script.path}"></script>`;
  return page("Recording", main, footer, head);
}
