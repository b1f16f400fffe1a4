import { harbor, type SandboxOrg } from "../../src/sandbox/world.js";
import { type Browser, openBrowser, type Page } from "./browser.js";
import type { Floor, Reply } from "./floor.js";
import { people } from "./floor.js";

/** Priya's key of the sandbox, as the portal would show it. */
export const priyasKey = { apiKey: "harbor-api-key-0001", userId: people.priya, tenantId: "42" };

/** Camille's, of a tenant whose lengths are seconds. */
const camillesKey = { apiKey: "lumen-api-key-0001", userId: people.camille, tenantId: "77" };

/** As if a manager of the org had entered the key. */
export async function keepKey(floor: Floor, org: SandboxOrg = harbor): Promise<void> {
  const key = org === harbor ? priyasKey : camillesKey;
  const record = { orgId: org.id, ...key, addedBy: "somebody", addedAt: floor.clock.now() };
  await floor.store().legacyKeys.put(org.id, record);
}

/** A manager's page with a form, opened from a card's button. */
export interface FormPage {
  readonly browser: Browser;
  readonly page: Page;
  /** What the browser gets when the form is sent from the page itself. */
  send(fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** Presses the button that leads to a page, and signs in there as this person. */
export async function openForm(
  card: Reply,
  email: string = people.priya,
  browser: Browser = openBrowser(),
): Promise<FormPage> {
  const link = card.buttons.find(({ url }) => url?.includes("/legacy/"))?.url;
  if (link === undefined) throw new Error(`no link; there are ${card.buttons.map((b) => b.title).join(", ")}`);
  const { location } = await browser.step(link);
  if (location === undefined) throw new Error("the page did not ask for a sign-in");
  const page = await browser.open(`${location}&login_as=${encodeURIComponent(email)}`);
  return {
    browser,
    page,
    send: (fields, headers = { "sec-fetch-site": "same-origin" }) =>
      browser.fetch(link, { method: "POST", body: new URLSearchParams(fields), headers }),
  };
}
