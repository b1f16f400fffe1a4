import type { Problem } from "../errors.js";
import { html } from "./html.js";
import { page } from "./page.js";

/** What happened and the one next step; `badge` says in two words what did not come to pass. */
export function refusalPage(problem: Problem, badge = "Not connected"): string {
  const title = titles[problem.code] ?? "This did not work";
  const main = html`<span class="badge stopped">${badge}</span>
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
  "no-org-linked": "This contact centre is not connected",
  "not-a-member": "You are not in the space of this link",
  "not-a-listener": "You may not hear this recording",
  "recording-link-invalid": "There is no such recording",
  "not-a-manager": "This page is for managers",
  "legacy-link-invalid": "There is no such page",
  "legacy-not-connected": "There is no key yet",
  "org-needs-sign-in": "The contact centre has to be connected again",
  "upstream-refused": "Floorwalker is not set up correctly",
  "upstream-busy": "Webex is busy",
  "upstream-unavailable": "Webex could not be reached",
  "upstream-nonsense": "Webex sent an answer that could not be read",
  internal: "Floorwalker made a mistake",
};
