import type { SandboxPerson } from "../../world.js";
import type { Directory } from "../directory.js";
import { escapeHtml } from "../render-text.js";
import type { AuthorizeParams } from "./read-authorize.js";
import { describeScope } from "./scopes.js";

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#5c6672;--paper:#fff;--back:#eef1f4;--line:#d5dbe1;--go:#0a6e5c}
@media(prefers-color-scheme:dark){:root{--ink:#eef1f4;--soft:#a2adb8;--paper:#1d2329;--back:#12161a;--line:#38424c;--go:#3fbfa5}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,sans-serif;padding:1rem}
main{width:min(30rem,100%);background:var(--paper);border:1px solid var(--line);border-radius:1rem;padding:1.5rem 1.75rem}
h1{font-size:1.25rem;margin:0 0 .25rem}p,legend{color:var(--soft);margin:.25rem 0 1rem;padding:0}legend{margin-bottom:.25rem}fieldset{border:0;margin:0;padding:0}input{accent-color:var(--go)}form>p{margin:1.25rem 0 0}
label{display:flex;gap:.75rem;align-items:center;padding:.6rem .75rem;border:1px solid var(--line);border-radius:.6rem;margin:.4rem 0;cursor:pointer}
label:has(:checked){border-color:var(--go);box-shadow:0 0 0 1px var(--go)}small{display:block;color:var(--soft)}ul{padding-left:1.2rem;margin:.5rem 0 1.25rem}
.row{display:flex;gap:.75rem;justify-content:flex-end;margin-top:1.25rem}button{font:inherit;padding:.55rem 1.25rem;border-radius:2rem;border:1px solid var(--line);background:none;color:inherit;cursor:pointer}
button.go{background:var(--go);border-color:var(--go);color:var(--paper);font-weight:600}`;

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

function choice(person: SandboxPerson, directory: Directory, first: boolean): string {
  const org = directory.org(person.orgId)?.name ?? "";
  const right = person.admin ? "administrator" : "user";
  return `<label><input type="radio" name="email" value="${escapeHtml(person.email)}" required${first ? " checked" : ""}>
<span>${escapeHtml(person.displayName)}<small>${escapeHtml(person.email)} · ${escapeHtml(org)}, ${right}</small></span></label>`;
}

/** The page where a simulated person is picked and says yes or no. */
export function showConsentPage(params: AuthorizeParams, scopes: readonly string[], directory: Directory): string {
  const people = directory.all.filter((person) => !person.bot);
  const kept = Object.entries(params).filter(([, value]) => value !== undefined);
  const hidden = kept.map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value ?? "")}">`);
  const asked = scopes.map(
    (scope) => `<li>${escapeHtml(describeScope(scope))} <small>${escapeHtml(scope)}</small></li>`,
  );
  return page(
    "Sign in to the simulated Webex",
    `<h1>Sign in to the simulated Webex</h1><p>No password here: pick who you are.</p>
<form method="post">${hidden.join("")}
<fieldset><legend>Sign in as</legend>${people.map((person, index) => choice(person, directory, index === 0)).join("")}</fieldset>
<p>Floorwalker asks to:</p><ul>${asked.join("")}</ul>
<div class="row"><button name="decision" value="decline">Decline</button><button class="go" name="decision" value="accept">Accept</button></div></form>`,
  );
}

/** Shown when nobody may be redirected. */
export const showSignInProblem = (sentence: string): string =>
  page("Sign-in is not possible", `<h1>Sign-in is not possible</h1><p>${escapeHtml(sentence)}</p>`);
