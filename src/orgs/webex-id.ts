/** The parts of Webex's public id, e.g. kind `ORGANIZATION` and key, a plain UUID or a name such as `id_full_admin`. */
export interface WebexId {
  readonly kind: string;
  readonly key: string;
}

/** Reads Webex's base64 form of `ciscospark://us/<kind>/<key>`; undefined for anything else. */
export function readWebexId(id: string): WebexId | undefined {
  const uri = Buffer.from(id, "base64url").toString("utf8");
  const [, kind, key] = /^ciscospark:\/\/[^/]+\/([A-Z_]+)\/(.+)$/.exec(uri) ?? [];
  return kind !== undefined && key !== undefined ? { kind, key } : undefined;
}

/** The plain UUID that Contact Center uses for an organisation; undefined when the id is no organisation's. */
export function orgUuid(id: string): string | undefined {
  const read = readWebexId(id);
  return read?.kind === "ORGANIZATION" ? read.key.toLowerCase() : undefined;
}
