import { type Html, html } from "./html.js";
import { pageStyle } from "./page-style.js";

/** Footsteps along a shelf of bars: somebody walks the floor and looks at the figures. */
const mark = html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" aria-hidden="true"><path d="M4 20V12M10 20V7M16 20v-6"/><circle cx="19.5" cy="6.5" r="2.3" fill="currentColor" stroke="none"/></svg>`;

/** A whole document. `style` is inserted as it is: it is ours, and its hash is what the policy allows. */
export function page(title: string, main: Html, footer: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Floorwalker</title>
<style>${{ markup: pageStyle }}</style>
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
