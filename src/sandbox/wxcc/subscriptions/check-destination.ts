/** In the sandbox alone: whoever tries it has no public address. */
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
const PUBLIC_NAME = /^([a-z0-9-]+\.)+[a-z]{2,}$/i;

/**
 * What is wrong with the address that events are to be sent to; undefined when nothing is. OpenAPI: HTTPS on a public name,
 * port 443, with a path, without query, user or fragment. The sandbox takes plain HTTP and any port on loopback as well.
 */
export function whatIsWrongWith(destination: string): string | undefined {
  if (!/^https?:/i.test(destination) || !URL.canParse(destination)) return "destinationUrl: must be a URL";
  const url = new URL(destination);
  if (url.search !== "" || url.hash !== "") return "destinationUrl: must not have a query or a fragment";
  if (url.username !== "" || url.password !== "") return "destinationUrl: must not have user information";
  if (!/^https?:\/\/[^/]+\//i.test(destination)) return "destinationUrl: must have a path";
  if (LOOPBACK.test(url.hostname)) return undefined;
  if (url.protocol !== "https:") return "destinationUrl: must be HTTPS";
  if (url.port !== "") return "destinationUrl: must be on port 443";
  return PUBLIC_NAME.test(url.hostname) ? undefined : "destinationUrl: must be on a public domain name";
}
