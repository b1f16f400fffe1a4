import { createHash } from "node:crypto";

/** The whole look of the pages, sent inline: one request, nothing to load from anywhere. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #f4f5f8; --sheet: #ffffff; --edge: #dce1ea; --ink: #1a2130; --quiet: #5a6477;
  --accent: #3654d6; --button: #3654d6; --button-hover: #2a45bb; --wash: #e9edfd; --alarm: #a3341f; --alarm-wash: #fbefec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #11141a; --sheet: #1e232d; --edge: #313947; --ink: #e7eaf1; --quiet: #9aa5b8;
    --accent: #a5b6ff; --button: #4c67e0; --button-hover: #5b76ee; --wash: #242c4a; --alarm: #f3a08d; --alarm-wash: #35201c;
  }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 3.5rem 1rem 2rem; background: var(--ground); color: var(--ink); font: 1rem/1.55 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; -webkit-text-size-adjust: 100%; }
.brand, main, footer { max-width: 37rem; margin-inline: auto; }
.brand { display: flex; align-items: center; gap: .6rem; margin-bottom: 1rem; font-weight: 650; letter-spacing: .01em; }
.brand svg { width: 1.75rem; height: 1.75rem; }
main { background: var(--sheet); border: 1px solid var(--edge); border-radius: 14px; padding: 2rem; box-shadow: 0 1px 2px rgb(0 0 0 / .05), 0 12px 32px -20px rgb(0 0 0 / .25); }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
h2 { margin: 1.75rem 0 .5rem; font-size: .95rem; }
p { margin: 0 0 .75rem; }
.lead { color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.25rem; margin: 1.25rem 0 0; padding: .9rem 1rem; border-radius: 10px; background: var(--ground); }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.15rem; }
li { margin-bottom: .35rem; }
li::marker { color: var(--quiet); }
code { font: .875em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--ground); border-radius: 5px; padding: .1em .35em; overflow-wrap: anywhere; }
.button { display: block; margin-top: 1.75rem; padding: .8rem 1.5rem; border-radius: 999px; background: var(--button); color: #ffffff; font-weight: 650; text-align: center; text-decoration: none; }
.button:hover { background: var(--button-hover); }
.button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.hint { margin: .75rem 0 0; color: var(--quiet); font-size: .9rem; text-align: center; text-wrap: balance; }
.next { margin: 1.25rem 0 0; padding: .9rem 1rem; border-left: 4px solid var(--accent); border-radius: 0 10px 10px 0; background: var(--wash); }
.next code { background: var(--sheet); }
.next strong { display: block; margin-bottom: .1rem; font-size: .85rem; }
form label, form legend { display: block; margin: 1.1rem 0 .3rem; padding: 0; font-weight: 650; font-size: .95rem; }
form input, form textarea, form select { width: 100%; padding: .65rem .8rem; border: 1px solid var(--edge); border-radius: 10px; background: var(--ground); color: var(--ink); font: inherit; }
form textarea { min-height: 14rem; font: .85rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; resize: vertical; }
form input:focus-visible, form textarea:focus-visible, form select:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
[aria-invalid="true"] { border-color: var(--alarm); }
.field-hint { margin: .3rem 0 0; color: var(--quiet); font-size: .87rem; }
.field-wrong { margin: .3rem 0 0; color: var(--alarm); font-size: .9rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
button.button { width: 100%; border: 0; font: inherit; font-weight: 650; cursor: pointer; }
button.second { background: var(--wash); color: var(--accent); margin-top: .75rem; }
button.second:hover { background: var(--edge); }
.alarm { margin: 1.25rem 0 0; padding: .9rem 1rem; border-radius: 10px; background: var(--alarm-wash); }
.badge { display: inline-block; margin-bottom: .9rem; padding: .15rem .7rem; border-radius: 999px; background: var(--wash); color: var(--accent); font-size: .85rem; font-weight: 650; }
.badge.stopped { background: var(--alarm-wash); color: var(--alarm); }
footer { margin-top: 1rem; padding-inline: .25rem; color: var(--quiet); font-size: .85rem; }
@media (max-width: 30rem) {
  body { padding: 1.25rem .75rem; }
  main { padding: 1.35rem 1.15rem; border-radius: 12px; }
  h1 { font-size: 1.3rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-top: .5rem; }
  .pair { grid-template-columns: 1fr; }
}
`;

/** What Content-Security-Policy allows instead of any inline style. */
export const pageStyleHash = `'sha256-${createHash("sha256").update(pageStyle).digest("base64")}'`;
