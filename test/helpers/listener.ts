import { createHash } from "node:crypto";
import type { Contents } from "../../src/recordings/contents/build-contents.js";
import type { Contact } from "../../src/sandbox/model/contact.js";
import { createWav } from "../../src/sandbox/storage/audio/create-wav.js";
import { type Browser, openBrowser, type Page } from "./browser.js";
import type { Floor, Reply } from "./floor.js";
import { people } from "./floor.js";
import { capturesOf } from "./recorded-contacts.js";

/** Somebody who has opened a recording's page and signed in. */
export interface Listener {
  readonly browser: Browser;
  /** What the sign-in led to. */
  readonly page: Page;
  contents(): Promise<Contents>;
  /** `audio/<id>` and the like, below the page. */
  get(path: string, headers?: Record<string, string>, signal?: AbortSignal): Promise<Response>;
  /** As the page's own script does it. */
  post(path: string, headers?: Record<string, string>): Promise<Response>;
}

/** A refusal as the player reads it. */
export interface Refusal {
  readonly code: string;
  readonly say: string;
  readonly next: string;
}

/** The address behind a card's Listen button. */
export function listenLink(card: Reply): string {
  const link = card.buttons.find(({ title }) => title === "Listen")?.url;
  if (link === undefined) throw new Error(`no Listen button; there are ${card.buttons.map((b) => b.title).join(", ")}`);
  return link;
}

/** Asks for a contact's recording in the space and opens the button's page as this person. */
export async function listenTo(
  floor: Floor,
  call: Pick<Contact, "id">,
  email: string = people.priya,
): Promise<Listener> {
  return signInToListen(listenLink(await floor.say(`recording ${call.id}`, { from: people.priya })), email);
}

/** Opens a link, signs in at Webex as this person and comes back. */
export async function signInToListen(
  link: string,
  email: string = people.priya,
  browser: Browser = openBrowser(),
): Promise<Listener> {
  const { location } = await browser.step(link);
  if (location === undefined) throw new Error("the page did not ask for a sign-in");
  const page = await browser.open(`${location}&login_as=${encodeURIComponent(email)}`);
  const send = (path: string, init: RequestInit = {}) => browser.fetch(`${link}/${path}`, init);
  return {
    browser,
    page,
    contents: async () => {
      const response = await send("contents");
      if (response.status !== 200) throw new Error(`contents: ${response.status} ${await response.text()}`);
      const contents: Contents = JSON.parse(await response.text());
      return contents;
    },
    get: (path, headers = {}, signal) => send(path, { headers, ...(signal ? { signal } : {}) }),
    post: (path, headers = { "sec-fetch-site": "same-origin" }) => send(path, { method: "POST", headers }),
  };
}

/** Status and refusal of an answer that is none. */
export async function refusal(response: Response): Promise<Refusal & { readonly status: number }> {
  const said: Refusal = JSON.parse(await response.text());
  return { status: response.status, ...said };
}

/** The bytes of a contact's recording as the model makes them, without any of the service's or the storage's code between. */
export function trueSound(
  call: Contact,
  recordingId: string,
): { readonly length: number; read(from: number, to: number): Buffer } {
  const recording = capturesOf(call)?.recordings.find(({ id }) => id === recordingId);
  if (!recording) throw new Error(`the model has no recording ${recordingId}`);
  const { byteLength, read } = createWav(recording);
  return { length: byteLength, read };
}

/** Long things compared without printing them. */
export const digest = (bytes: Uint8Array): string =>
  `${bytes.byteLength} ${createHash("sha256").update(bytes).digest("hex")}`;
