/** A page as the person in front of it sees it. */
export interface Page {
  readonly status: number;
  readonly address: string;
  readonly html: string;
  /** Visible text, blanks collapsed. */
  readonly text: string;
}

/** A person's browser: it keeps cookies per host and stops at every redirect, so that a story can look at each step. */
export interface Browser {
  /** Opens an address and follows what it is redirected to. */
  open(address: string): Promise<Page>;
  /** Opens an address; a redirect is returned, not followed. */
  step(address: string): Promise<{ readonly status: number; readonly location: string | undefined }>;
  /** Sends a form and follows what it is redirected to. */
  submit(address: string, fields: URLSearchParams): Promise<Page>;
  /** What a page's script would be answered, redirects and all, with the cookies of this browser. */
  fetch(address: string, init?: RequestInit): Promise<Response>;
  /** The address behind the one big button of a page. */
  readonly button: (page: Page) => string;
}

const MOST_REDIRECTS = 5;

/** Every page and every answer of the service that a person's browser got, headers included, until they are taken. */
const seen: string[] = [];
export const takeSeen = (): string[] => seen.splice(0);

async function look(address: string, response: Response): Promise<void> {
  const headers = [...response.headers].join("\n");
  const isText = /text|json/.test(response.headers.get("content-type") ?? "");
  // The sandbox's own pages show what was asked of its storage.
  if (!new URL(address).pathname.startsWith("/sandbox"))
    seen.push(headers, isText ? await response.clone().text() : "");
}

export function openBrowser(): Browser {
  const cookies = new Map<string, Map<string, string>>();

  async function send(address: string, init: RequestInit = {}): Promise<Response> {
    const jar = cookies.get(new URL(address).host) ?? new Map<string, string>();
    cookies.set(new URL(address).host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers(init.headers);
    if (cookie) headers.set("cookie", cookie);
    const response = await fetch(address, { redirect: "manual", ...init, headers });
    await look(address, response);
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/expires=thu, 01 jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  const get = (address: string, body?: URLSearchParams) => send(address, body ? { method: "POST", body } : {});

  async function follow(address: string, body?: URLSearchParams): Promise<Page> {
    let at = address;
    for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
      const response = await get(at, hop === 0 ? body : undefined);
      const html = await response.text();
      const next = response.headers.get("location");
      if (next === null) return { status: response.status, address: at, html, text: visible(html) };
      at = new URL(next, at).href;
    }
    throw new Error(`${address} redirects for ever`);
  }

  return {
    async step(address) {
      const response = await get(address);
      await response.arrayBuffer();
      return { status: response.status, location: response.headers.get("location") ?? undefined };
    },
    fetch: send,
    open: (address) => follow(address),
    submit: (address, fields) => follow(address, fields),
    button: ({ html }) => {
      const [, href] = /class="button" href="([^"]+)"/.exec(html) ?? [];
      if (href === undefined) throw new Error("the page has no button");
      return href.replaceAll("&amp;", "&");
    },
  };
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const visible = (html: string): string =>
  html
    .replace(/<(style|title|svg)\b.*?<\/\1>/gs, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();

/** Signs in on the page behind a Connect button as this person, who accepts what is asked. */
export async function signIn(link: string, email: string, browser: Browser = openBrowser()): Promise<Page> {
  const page = await browser.open(link);
  return browser.open(`${browser.button(page)}&login_as=${encodeURIComponent(email)}`);
}
