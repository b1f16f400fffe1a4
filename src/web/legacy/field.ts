import { type Html, html } from "../html.js";

/** One input of a form, with what explains it and what is wrong with it. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint: Html;
  readonly value?: string;
  readonly wrong?: string | undefined;
  /** A secret is not shown while it is typed and never sent back. */
  readonly secret?: true;
}

/** A labelled input; hint and mistake are read out with it. */
export function fieldHtml({ name, label, hint, value = "", wrong, secret }: FormField): Html {
  const described = wrong === undefined ? `${name}-hint` : `${name}-wrong ${name}-hint`;
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${secret ? "password" : "text"}" value="${secret ? "" : value}" required autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="${described}" aria-invalid="${wrong === undefined ? "false" : "true"}">
${wrong === undefined ? html`` : html`<p class="field-wrong" id="${name}-wrong">${wrong}</p>`}
<p class="field-hint" id="${name}-hint">${hint}</p>`;
}

/** What went wrong with a form as a whole, above it; read out at once. */
export const problemHtml = ({ say, next }: { readonly say: string; readonly next: string }): Html =>
  html`<div class="alarm" role="alert"><strong>${say}</strong><br>${next}</div>`;
