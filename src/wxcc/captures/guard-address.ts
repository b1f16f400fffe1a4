import { isIP } from "node:net";

/**
 * Whether an address that Contact Center gave may be fetched: https at a named host of the internet, so that a wrong answer
 * cannot send the service to its own network. Plain http is for a Contact Center that is itself reached by http, on one machine.
 */
export function mayFetch(address: string, httpAllowed: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  if (protocol === "http:") return httpAllowed;
  return protocol === "https:" && isNamed(hostname);
}

const isNamed = (hostname: string): boolean =>
  isIP(hostname.replace(/^\[|\]$/g, "")) === 0 &&
  /\.[a-z][a-z0-9-]*$/i.test(hostname) &&
  !/\.(local|internal)$/i.test(hostname);

/** `fetch` for addresses that Contact Center gave: refuses those that {@link mayFetch} refuses. */
export const fetchOnlyStorage =
  (fetchAnything: typeof fetch, httpAllowed: boolean): typeof fetch =>
  async (address, init) => {
    const url = address instanceof Request ? address.url : String(address);
    if (!mayFetch(url, httpAllowed)) throw new TypeError("an address that may not be fetched");
    return fetchAnything(address, init);
  };
