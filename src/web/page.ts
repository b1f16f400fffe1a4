import { type Html, html } from "./html.js";
import { pageStyle } from "./page-style.js";

/** Two footsteps: somebody walks the floor. */
const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9" fill="#3654d6"/><g fill="#fff"><rect x="8" y="6" width="6.4" height="11.5" rx="3.2" transform="rotate(-8 11.2 11.7)"/><rect x="9.8" y="18.6" width="5.4" height="4.6" rx="2.3" transform="rotate(-8 12.5 20.9)"/><rect x="17.8" y="9.6" width="6.4" height="11.5" rx="3.2" transform="rotate(8 21 15.3)" opacity=".72"/><rect x="16.9" y="22.2" width="5.4" height="4.6" rx="2.3" transform="rotate(8 19.6 24.5)" opacity=".72"/></g></svg>`;

/**
 * A whole document. `style` is inserted as it is: it is ours, and its hash is what the policy allows. `head` is what else
 * the document loads.
 */
export function page(title: string, main: Html, footer: Html, head: Html = html``): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Floorwalker</title>
<style>${{ markup: pageStyle }}</style>
${head}
</head>
<body>
<header class="brand">${mark}<span>Floorwalker</span></header>
<main>
${main}
</main>
<footer>${footer}</footer>
</body>
</html>
`.markup;
}
