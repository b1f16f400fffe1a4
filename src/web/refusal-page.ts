import type { Problem } from "../errors.js";
import { html } from "./html.js";
import { page } from "./page.js";

/** What happened and the one next step. */
export function refusalPage(problem: Problem): string {
  const title = titles[problem.code] ?? "This did not work";
  const main = html`<span class="badge stopped">Not connected</span>
<h1>${title}</h1>
<p>${problem.say}</p>
<div class="next"><strong>Next step</strong>${problem.next}</div>`;
  const reference = problem.trackingId;
  return page(
    title,
    main,
    reference ? html`Webex's reference: <code>${reference}</code>` : html`You can close this window.`,
  );
}

const titles: Partial<Record<Problem["code"], string>> = {
  "ticket-invalid": "This link is no longer valid",
  "sign-in-refused": "The sign-in was not completed",
  "not-an-administrator": "An administrator is needed",
  "org-not-found": "No contact centre was found",
  "upstream-refused": "Floorwalker is not set up correctly",
  "upstream-busy": "Webex is busy",
  "upstream-unavailable": "Webex could not be reached",
  "upstream-nonsense": "Webex sent an answer that could not be read",
  internal: "Floorwalker made a mistake",
};
